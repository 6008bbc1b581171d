"""Exit packages weighed by what an exit costs: a scheme draws those whom it pays most, and their packages with them."""

from model.language.line import Chapter
from model.language.vocabulary import SUMIFS
from model.lines.disclosure.packages import PACKAGE, packages
from model.lines.on_cost import EACH
from model.lines.pools import YEARLY

drawn_packages = Chapter("Exit packages weighed by what is paid", after=packages)
DRAWN = "those whom the scheme pays more weigh more: a pound of package counts once for each pound that the exit costs"


def _weighed(package, total, weight_of_one):
    return package * (total / weight_of_one)


def _of_pool(rows_, pool, number):
    return SUMIFS(rows_, pool, number)


def _of_band(rows_, pool, package_pool, band, package_band):
    return SUMIFS(rows_, pool, package_pool, band, package_band)


for name, label in (("voluntary", "voluntary exits"), ("other", "exits on the other scheme")):
    drawn_packages.add(
        f"row_{name}_package_drawn",
        f"Packages of {label} of the row, weighed by what is paid",
        "£",
        EACH,
        {"package": f"row_{name}_package", "total": f"{name}_total", "weight_of_one": "weight_of_one"},
        DRAWN,
    )(_weighed)
    drawn_packages.add(
        f"pool_{name}_package_drawn",
        f"Packages of {label}, all the pool, weighed by what is paid",
        "£",
        YEARLY,
        {"rows_": f"row_{name}_package_drawn", "pool": "pool", "number": "pool_number"},
        DRAWN,
    )(_of_pool)
    by_band = {"pool": "pool", "package_pool": "package_pool", "band": f"{name}_exit_band",
               "package_band": "package_band"}  # fmt: skip
    drawn_packages.add(
        f"{name}_paid_in",
        f"Paid for {label} of the band, if all the pool went",
        "£",
        PACKAGE,
        {"rows_": f"row_{name}", **by_band},
        "every row of the pool, by its own cost, employer NIC with it",
    )(_of_band)
    drawn_packages.add(
        f"{name}_drawn_in",
        f"Packages of {label} of the band, weighed by what is paid",
        "£",
        PACKAGE,
        {"rows_": f"row_{name}_package_drawn", **by_band},
        DRAWN,
    )(_of_band)

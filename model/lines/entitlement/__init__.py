"""What a person who leaves is paid, and what the exit costs; each file has one chapter of this, in reading order."""

from model.lines.entitlement.capital_cost import capital_cost
from model.lines.entitlement.consultation import consultation
from model.lines.entitlement.contractual import contractual_redundancy
from model.lines.entitlement.early_retirement import early_retirement
from model.lines.entitlement.mars import mars_and_notice
from model.lines.entitlement.notice import notice_due
from model.lines.entitlement.recovery import recovery
from model.lines.entitlement.service import service
from model.lines.entitlement.statutory import statutory_redundancy
from model.lines.entitlement.tariff import own_tariff
from model.lines.entitlement.tax import tax
from model.lines.entitlement.total import total_cost
from model.lines.entitlement.transition import transition
from model.lines.entitlement.window import window
from model.lines.on_cost import on_cost

# What an exit costs: all but the post before it, and what comes after.
EXIT = (
    service,
    notice_due,
    statutory_redundancy,
    own_tariff,
    contractual_redundancy,
    mars_and_notice,
    capital_cost,
    transition,
    early_retirement,
    total_cost,
    window,
    tax,
)
ENTITLEMENT = (on_cost, *EXIT, recovery, consultation)

"""What a person who leaves is paid, and what the exit costs; each file has one chapter of this, in reading order."""

from model.lines.entitlement.consultation import consultation
from model.lines.entitlement.contractual import contractual_redundancy
from model.lines.entitlement.early_retirement import early_retirement
from model.lines.entitlement.mars import mars_and_notice
from model.lines.entitlement.recovery import recovery
from model.lines.entitlement.service import service
from model.lines.entitlement.statutory import statutory_redundancy
from model.lines.entitlement.tariff import own_tariff
from model.lines.entitlement.total import total_cost
from model.lines.on_cost import on_cost

# What an exit costs: all but the post before it, and what comes after.
EXIT = (
    service,
    statutory_redundancy,
    own_tariff,
    contractual_redundancy,
    mars_and_notice,
    early_retirement,
    total_cost,
)
ENTITLEMENT = (on_cost, *EXIT, recovery, consultation)

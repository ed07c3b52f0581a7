#include "catalogue/attributes.h"

#include <array>

namespace scrutineer::catalogue {
namespace {

constexpr std::array model{
    Attribute{"legal_form", "Legal form"},
    Attribute{"ownership", "Ownership"},
    Attribute{"governance", "Governance"},
    Attribute{"management", "Management"},
    Attribute{"control", "Control"},
    Attribute{"director", "Director of children’s services"},
    Attribute{"staff", "Staff and pensions"},
    Attribute{"procurement", "Procurement"},
    Attribute{"assets", "Assets and support services"},
    Attribute{"changing_scope", "Changing what it covers"},
    Attribute{"inspection", "Inspection"},
    Attribute{"tax", "Tax"},
    Attribute{"set_up", "Cost and time to set up"},
};

constexpr std::array case_study{
    Attribute{planned_start_key, "Planned start"},
    Attribute{"legal_form", "Legal form"},
    Attribute{"ownership", "Ownership"},
    Attribute{"governance", "Governance"},
    Attribute{"director", "Director of children’s services"},
    Attribute{"time_taken", "Time taken"},
    Attribute{"contract", "Contract"},
    Attribute{"set_up_cost", "Cost to set up"},
    Attribute{"scrutiny", "What scrutiny does"},
};

}  // namespace

std::span<const Attribute> model_attributes() { return model; }
std::span<const Attribute> case_study_attributes() { return case_study; }

}  // namespace scrutineer::catalogue

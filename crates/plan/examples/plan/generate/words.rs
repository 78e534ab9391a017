//! Names, and words that any department may say.

/// Something to be delivered, and the steps to it.
pub const DELIVERIES: &[(&str, [&str; 3])] = &[
    (
        "Put one dashboard of the whole funnel into use",
        [
            "Sources joined",
            "First version with two teams",
            "Used in the weekly meeting",
        ],
    ),
    (
        "Publish the price list of the new edition",
        ["Costs known", "Tried with ten customers", "Published"],
    ),
    (
        "Move all customers off the old interface",
        [
            "Guide written",
            "Half of them moved",
            "Old interface switched off",
        ],
    ),
    (
        "Run the onboarding programme with the first class",
        ["Syllabus agreed", "Coaches trained", "First class finished"],
    ),
    (
        "Pass the audit of our information security",
        ["Gaps listed", "Gaps closed", "Audit passed"],
    ),
    (
        "Bring the shared definition of a good lead into the CRM",
        ["Criteria agreed", "Fields set up", "Old records sorted"],
    ),
];

/// A skill that a person wants to grow in.
pub const SKILLS: &[&str] = &[
    "handling objections",
    "leading a difficult talk",
    "reading a balance sheet",
    "writing for customers",
    "running an interview",
    "planning capacity",
    "delegating",
    "presenting to the board",
];

pub const NOTES: &[&str] = &[
    "",
    "",
    "Two offers came back later than hoped; the rest is as planned.",
    "The new script works, we keep it.",
    "Waiting for the data of last month.",
    "Three weeks in a row better than the week before.",
    "One person short until the end of the month.",
    "First customers say it is easier now.",
];

pub const FIRST_NAMES: &[&str] = &[
    "Ada", "Amir", "Anna", "Ben", "Carla", "Chidi", "Clara", "Daniel", "Dora", "Elif", "Emil",
    "Farah", "Felix", "Greta", "Hana", "Henry", "Ines", "Ivan", "Jana", "Jonas", "Kemal", "Lara",
    "Leo", "Lina", "Marco", "Maya", "Mina", "Nadia", "Nils", "Noor", "Olga", "Omar", "Paula",
    "Priya", "Rafael", "Rosa", "Samir", "Sofia", "Tariq", "Yuki",
];

pub const LAST_NAMES: &[&str] = &[
    "Abe", "Adeyemi", "Alvarez", "Bauer", "Becker", "Berg", "Bianchi", "Brandt", "Cohen", "Costa",
    "Demir", "Dubois", "Eriksen", "Farkas", "Fischer", "Garcia", "Haddad", "Hansen", "Horvat",
    "Ito", "Jansen", "Kaya", "Keller", "Khan", "Kim", "Kovac", "Lang", "Larsen", "Lehmann",
    "Lopez", "Maier", "Mensah", "Moreau", "Nguyen", "Novak", "Okafor", "Olsen", "Patel", "Petrov",
    "Rao", "Rossi", "Santos", "Sato", "Schmid", "Silva", "Tanaka", "Vogel", "Walker", "Weber",
    "Yilmaz",
];

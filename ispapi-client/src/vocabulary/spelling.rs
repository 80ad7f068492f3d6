//! Names of the registrar's as Rust, PHP and C spell them.

/// The words of a name, in lower case: `dns`, `zone` of `DNSZone`; `owner`, `contact` of
/// `OwnerContact`.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = vec![String::new()];
    for (place, letter) in letters.iter().enumerate() {
        if ['-', '_'].contains(letter) {
            words.push(String::new());
            continue;
        }
        let before = place.checked_sub(1).map(|place| letters[place]);
        let after = letters.get(place + 1);
        let begins = letter.is_ascii_uppercase()
            && (before.is_some_and(|before| before.is_ascii_lowercase())
                || after.is_some_and(|after| after.is_ascii_lowercase()));
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A name of the registrar's as C and the fields of Rust spell it.
///
/// # Example
/// ```
/// use ispapi_client::vocabulary::snake_case;
/// assert_eq!(snake_case("StatusDNSZone"), "status_dns_zone");
/// assert_eq!(snake_case("X-Http-A"), "x_http_a");
/// ```
pub fn snake_case(name: &str) -> String {
    words(name).join("_")
}

/// A name of the registrar's as types spell it: `StatusDnsZone` of `StatusDNSZone`.
pub fn pascal_case(name: &str) -> String {
    words(name).iter().map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

/// A name of the registrar's as methods of PHP and their parameters spell it: `statusDnsZone` of
/// `StatusDNSZone`.
pub fn camel_case(name: &str) -> String {
    let mut text = pascal_case(name);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

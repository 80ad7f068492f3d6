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

/// `status_dns_zone` of `StatusDNSZone`.
pub fn snake(name: &str) -> String {
    words(name).join("_")
}

/// `StatusDnsZone` of `StatusDNSZone`.
pub fn pascal(name: &str) -> String {
    words(name).iter().map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

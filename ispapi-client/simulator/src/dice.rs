//! Chance that is none: the same seed gives the same number for the same question, whatever was
//! asked before.

/// The seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dice(pub u64);

impl Dice {
    /// A number from 0 to below `sides`.
    pub fn roll(self, question: &str, sides: u64) -> u64 {
        // FNV-1a of the question, then the finishing steps of SplitMix64.
        let hash = question.bytes().fold(self.0 ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mixed = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides.max(1)
    }

    /// A text of so many characters of an alphabet.
    pub fn text(self, question: &str, alphabet: &str, length: usize) -> String {
        let letters = alphabet.as_bytes();
        let letter = |place| self.roll(&format!("{question}/{place}"), letters.len() as u64);
        (0..length).map(|place| char::from(letters[letter(place) as usize])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_has_one_answer_and_a_seed_of_its_own() {
        assert_eq!(Dice(7).roll("a", 1_000_000), Dice(7).roll("a", 1_000_000));
        assert_ne!(Dice(7).roll("a", 1_000_000), Dice(8).roll("a", 1_000_000));
        assert_ne!(Dice(7).roll("a", 1_000_000), Dice(7).roll("b", 1_000_000));
        assert_eq!(Dice(7).text("x", "ab", 20).trim_matches(['a', 'b']), "");
        let mut seen = [0; 6];
        (0..6_000).for_each(|n| seen[Dice(1).roll(&format!("n{n}"), 6) as usize] += 1);
        assert!(seen.iter().all(|count| (800..1_200).contains(count)), "{seen:?}");
    }
}

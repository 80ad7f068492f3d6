//! The examples of `docs/simulator.md`: every `curl` of it is sent, and what it shows is answered.

mod support;

use ispapi_sim::{Options, Simulator};

use support::{get, post};

/// A request as the page writes it, and what must be in the answer.
struct Example {
    line: usize,
    words: Vec<String>,
    expected: Vec<String>,
}

fn page() -> String {
    let path = format!("{}/../../docs/simulator.md", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("is there")
}

/// The words of a line as a shell parts them; only what the page uses.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for char in line.chars() {
        match char {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            other => word.push(other),
        }
    }
    assert!(!quoted, "{line}");
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    let mut begun = String::new();
    for (number, line) in page.lines().enumerate() {
        if let Some(part) = line.strip_suffix(" \\").filter(|_| inside) {
            begun.push_str(part.trim_start());
            begun.push(' ');
            continue;
        }
        let whole = std::mem::take(&mut begun) + if inside { line.trim_start() } else { line };
        let line = whole.as_str();
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            _ if !inside || line.is_empty() => {}
            _ if line.starts_with("#> ") => {
                let last = examples.last_mut().expect("something was asked");
                last.expected.push(line[3..].to_owned());
            }
            _ if line.starts_with('#') || line.starts_with("cargo ") => {}
            _ => {
                let example = Example { line: number + 1, words: words(line), expected: vec![] };
                examples.push(example);
            }
        }
    }
    examples
}

/// Sends what `curl -fsS URL -d FIELD ...` sends.
fn send(base: &str, example: &Example) -> (u16, String) {
    let mut words = example.words.iter();
    assert_eq!(words.next().map(String::as_str), Some("curl"), "line {}", example.line);
    assert_eq!(words.next().map(String::as_str), Some("-fsS"), "line {}", example.line);
    let url = words.next().expect("an address").replace("$SIM", base);
    let mut fields = Vec::new();
    while let Some(word) = words.next() {
        assert_eq!(word, "-d", "line {}", example.line);
        fields.push(words.next().expect("a field").as_str());
    }
    let answer = match fields.is_empty() {
        true => get(&url, &[]),
        false => post(&url, &fields.join("&")),
    };
    (answer.status, answer.text())
}

#[test]
fn the_page_is_true() {
    let options =
        Options { now: "2026-12-01T00:00:00Z".parse().expect("an instant"), ..Options::default() };
    let simulator = Simulator::start(options).expect("a free port");
    let base = simulator.url().replace("/api/call.cgi", "");
    let examples = examples(&page());
    let expected: usize = examples.iter().map(|example| example.expected.len()).sum();
    assert!(examples.len() >= 30 && expected >= 20, "{} {expected}", examples.len());
    for example in examples {
        let (status, answer) = send(&base, &example);
        assert_eq!(status, 200, "line {}: {answer}", example.line);
        for expected in &example.expected {
            assert!(answer.contains(expected), "line {}: {expected}: {answer}", example.line);
        }
    }
}

/// The table of controls names what there is, and the order of a script is the one of the page.
#[test]
fn the_page_lists_every_control() {
    let simulator = Simulator::start(Options::default()).expect("a free port");
    let page = page();
    let known = simulator.control("script", &[]).map(|_| ()).expect_err("not without a body");
    assert!(known.to_string().starts_with("JSON"), "{known}");
    let url = format!("{}/script", simulator.control_url());
    let error = post(&url, "{\"nonsense\":{}}").text();
    let order =
        error.split("known are ").nth(1).expect("a list").trim_end().trim_end_matches("\"}");
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&format!("{order}.")), "{order}");
    for control in order.split(", ").chain(["script", "state", "log", "shutdown"]) {
        assert!(page.contains(&format!("| `{control}`")), "{control}");
    }
}

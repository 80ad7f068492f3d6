//! The program: it starts, is controlled over HTTP, and ends.

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use support::{Answer, get, post};

struct Program {
    child: Child,
    base: String,
}

impl Program {
    fn start(arguments: &[&str]) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ispapi-sim"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let url = line.trim().strip_prefix("listening on ").expect("says where").to_owned();
        let base = url.strip_suffix("/api/call.cgi").expect("the API's path").to_owned();
        Program { child, base }
    }

    fn get(&self, path: &str) -> Json {
        json(&get(&format!("{}{path}", self.base), &[]), 200)
    }

    fn post(&self, path: &str, body: &str) -> Answer {
        post(&format!("{}{path}", self.base), body)
    }

    fn control(&self, what: &str, form: &str) {
        json(&self.post(&format!("/control/{what}"), form), 200);
    }

    fn refused(&self, what: &str, form: &str) -> String {
        let answer = json(&self.post(&format!("/control/{what}"), form), 400);
        answer["error"].as_str().expect("says why").to_owned()
    }

    /// Waits for the program to end by itself.
    fn ends(&mut self) -> bool {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has ended already when the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn json(answer: &Answer, status: u16) -> Json {
    let text = answer.text();
    assert_eq!(answer.status, status, "{text}");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn it_is_scripted_asked_and_ended_over_http() {
    let mut program = Program::start(&["--now", "2026-12-01 00:00:00", "--currency", "USD"]);
    let script = json!({
        "account": { "amount": "500.00", "credit": 100 },
        "price": [{ "tld": "com", "kind": "FULL", "amount": "20.00" }],
        "name": [
            { "domain": "one.com", "drop": "2026-12-01 11:00:00", "outcome": "catch" },
            { "domain": "two.com", "drop": "2026-12-01 11:00:00", "outcome": "lose" },
        ],
        "fault": { "fault": "answer", "code": 421, "domain": "two.com", "count": 1 },
    });
    program.control("script", &script.to_string());
    let form = "s_login=u&s_pw=hidden&s_command=COMMAND%3DAddDomainApplication%0A\
        DOMAIN%3Done.com%0ACLASS%3DBACKORDER";
    let text = program.post("/api/call.cgi", form).text();
    assert!(text.starts_with("[RESPONSE]\n") && text.contains("\nCODE=200\n"), "{text}");
    let fields = "command=adddomainapplication&domain=two.com&class=BACKORDER";
    let text = program.post("/api/call.cgi", fields).text();
    assert!(text.contains("\nCODE=421\n"), "{text}");
    program.control("clock?now=2026-12-01+12:00:00", "");
    let state = program.get("/control/state");
    assert_eq!(state["now"], "2026-12-01 12:00:00");
    assert_eq!(state["account"]["amount"], "480.00");
    assert_eq!(state["account"]["available"], "580.00");
    assert_eq!(state["applications"][0]["status"], "SUCCESSFUL");
    assert_eq!(state["domains"][0]["domain"], "one.com");
    assert_eq!(state["faults"][0]["count"], 0);
    let log = program.get("/control/log?since=1");
    assert_eq!((log["next"].as_u64(), log["entries"].as_array().map(Vec::len)), (Some(2), Some(1)));
    assert_eq!(log["entries"][0]["fault"], "answer 421");
    assert_eq!(log["entries"][0]["code"], Json::Null, "it was not carried out");
    program.control("reset", "");
    assert_eq!(program.get("/control/state")["applications"], json!([]));
    program.control("shutdown", "");
    assert!(program.ends());
}

#[test]
fn bad_controls_are_refused_and_change_nothing() {
    let program = Program::start(&["--now", "2026-12-01 00:00:00"]);
    let before = program.get("/control/state");
    for (what, form, word) in [
        ("clock", "now=2026-11-30 00:00:00", "back"),
        ("clock", "now=never", "now"),
        ("clock", "now=", "now"),
        ("clock", "", "advance"),
        ("clock", "advance=-1", "advance"),
        ("clock", "advance=99999999999999", "large"),
        ("name", "drop=2026-12-01 11:00:00", "domain"),
        ("name", "domain=a.com&drop=soon", "drop"),
        ("name", "domain=a.com&outcome=maybe", "maybe"),
        ("name", "domain=a.com&outcome=word:", "outcome"),
        ("name", "domain=a.com&colour=red", "colour"),
        ("account", "currency=USD&amount=-1", "amount"),
        ("account", "amount=1.001", "amount"),
        ("account", "currency=EURO", "currency"),
        ("price", "tld=com&kind=HALF&amount=1", "HALF"),
        ("price", "tld=com&kind=FULL", "amount"),
        ("fault", "fault=smoke", "smoke"),
        ("fault", "", "fault"),
        ("fault", "fault=http&status=99", "status"),
        ("fault", "fault=cut&count=x", "count"),
        ("fault", "fault=cut&effect=2", "effect"),
        (
            "script",
            "{\"clock\":{\"advance\":1},\"name\":{\"domain\":\"a.com\",\"drop\":\"x\"}}",
            "drop",
        ),
        ("script", "{\"nothing\":{}}", "nothing"),
        ("script", "[]", "object"),
        ("script", "{", "JSON"),
        ("nonsense", "", "nonsense"),
    ] {
        let error = program.refused(what, form);
        assert!(error.contains(word), "{what} {form}: {error}");
    }
    assert_eq!(program.get("/control/state"), before);
    json(&get(&format!("{}/control/clock?advance=1", program.base), &[]), 405);
    json(&program.post("/elsewhere", ""), 404);
}

#[test]
fn it_does_not_outlive_its_users() {
    let mut idle = Program::start(&["--idle", "1"]);
    let mut piped = Program::start(&["--stdin"]);
    drop(piped.child.stdin.take());
    let mut parent = Command::new("sleep").arg("60").spawn().expect("a process");
    let mut orphan = Program::start(&["--parent-pid", &parent.id().to_string()]);
    assert!(orphan.child.try_wait().expect("a child").is_none(), "its parent lives");
    parent.kill().expect("ends");
    parent.wait().expect("ends");
    assert!(idle.ends() && piped.ends() && orphan.ends());
}

#[test]
fn wrong_arguments_are_refused() {
    for arguments in [&["--what"][..], &["--port"], &["--port", "x"], &["--platform", "epp"]] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_ispapi-sim")).args(arguments).output().expect("runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn it_ends_with_an_error_when_nobody_can_read_where_it_listens() {
    for arguments in [&["--help"][..], &[]] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("there");
        let mut command = Command::new(env!("CARGO_BIN_EXE_ispapi-sim"));
        let output = command.args(arguments).stdout(full).output().expect("runs");
        let words = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{arguments:?} {words}");
        assert!(words.starts_with("ispapi-sim: ") && !words.contains("panicked"), "{words}");
    }
}

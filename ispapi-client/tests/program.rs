//! The programs: `ispapi-sim` starts, is controlled over HTTP, and ends; `ispapi` calls it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, Response};
use serde_json::{Value as Json, json};

struct Program {
    child: Child,
    base: String,
    http: Client,
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
        let http = Client::builder().no_proxy().build().expect("a client");
        Program { child, base, http }
    }

    fn get(&self, path: &str) -> Json {
        json(self.http.get(format!("{}{path}", self.base)).send().expect("answers"), 200)
    }

    fn post(&self, path: &str, body: &str) -> Response {
        let request = self.http.post(format!("{}{path}", self.base)).body(body.to_owned());
        request.send().expect("answers")
    }

    fn control(&self, what: &str, form: &str) {
        json(self.post(&format!("/control/{what}"), form), 200);
    }

    fn refused(&self, what: &str, form: &str) -> String {
        let answer = json(self.post(&format!("/control/{what}"), form), 400);
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

fn json(response: Response, status: u16) -> Json {
    let (found, text) = (response.status().as_u16(), response.text().expect("a body"));
    assert_eq!(found, status, "{text}");
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
    let text = program.post("/api/call.cgi", form).text().expect("a body");
    assert!(text.starts_with("[RESPONSE]\n") && text.contains("\nCODE=200\n"), "{text}");
    let fields = "command=adddomainapplication&domain=two.com&class=BACKORDER";
    let text = program.post("/api/call.cgi", fields).text().expect("a body");
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
    let get = program.http.get(format!("{}/control/clock?advance=1", program.base));
    json(get.send().expect("answers"), 405);
    json(program.post("/elsewhere", ""), 404);
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
fn a_call_shows_what_stands_outside_of_columns() {
    let body = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nPENDING=1\nAPPLICATION=4711\n\
                AUTH=s3cret\nEOF\n";
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("bound"));
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut bytes = Vec::new();
        while !String::from_utf8_lossy(&bytes).contains("s_command=") {
            let mut piece = [0; 4096];
            let length = std::io::Read::read(&mut stream, &mut piece).expect("a request");
            bytes.extend_from_slice(&piece[..length]);
        }
        let answer = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}");
        std::io::Write::write_all(&mut stream, answer.as_bytes()).expect("sent");
    });
    let (code, out, _) = ispapi(&["--url", &url, "call", "AddDomainApplication", "DOMAIN=a.com"]);
    served.join().expect("served");
    assert_eq!(code, Some(0));
    assert_eq!(out, "200 ok\nPENDING=1\nAPPLICATION=4711\nAUTH=***\n");
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

fn ispapi(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ispapi"))
        .args(arguments)
        .env("ISPAPI_LOGIN", "test.user")
        .env("ISPAPI_PASSWORD", "test.passw0rd")
        .output()
        .expect("runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_proxy_of_the_environment_is_used_and_named_when_it_refuses() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let proxy = format!("http://{}", listener.local_addr().expect("bound"));
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line).expect("a line");
        std::io::Write::write_all(&mut stream, b"HTTP/1.1 403 Forbidden\r\n\r\n").expect("sent");
        line
    });
    let mut command = Command::new(env!("CARGO_BIN_EXE_ispapi"));
    for name in ["NO_PROXY", "no_proxy", "https_proxy", "ALL_PROXY", "all_proxy", "ISPAPI_PROXY"] {
        command.env_remove(name);
    }
    let output = command
        .args(["--platform", "cnr", "diagnose", "StatusAccount"])
        .env("ISPAPI_LOGIN", "test.user")
        .env("ISPAPI_PASSWORD", "test.passw0rd")
        .env("HTTPS_PROXY", &proxy)
        .output()
        .expect("runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("\nfailed   proxy: "), "{text}");
    assert!(
        text.ends_with("skipped  StatusAccount: was not looked at, because of what is above\n")
    );
    let line = asked.join().expect("asked");
    assert_eq!(line, "CONNECT api-ote.rrpproxy.net:443 HTTP/1.1\r\n");
}

#[test]
fn a_call_shows_the_answer_without_its_secrets() {
    let program = Program::start(&[]);
    let url = format!("{}/api/call.cgi", program.base);
    let (code, out, _) = ispapi(&["--url", &url, "call", "StatusAccount"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("200 Command completed successfully\n"), "{out}");
    assert!(out.contains("\nAMOUNT[0]=10000.00\n"), "{out}");
    let order = ["call", "AddDomainApplication", "DOMAIN=a.com", "CLASS=BACKORDER"];
    let (code, out, _) = ispapi(&[&["--url", &url][..], &order].concat());
    assert_eq!(code, Some(0));
    assert!(out.contains("\nAUTH[0]=***\n"), "{out}");
    let (code, out, _) = ispapi(&["--url", &url, "call", "StatusDomain", "DOMAIN=b.com"]);
    assert_eq!(code, Some(1));
    assert!(out.starts_with("545 "), "{out}");
    let (code, out, error) = ispapi(&["--url", "http://192.0.2.1/", "call", "StatusAccount"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(error.starts_with("ispapi: 910 config: endpoint: "), "{error}");
    for wrong in [&["call"][..], &[], &["call", "X", "Y"], &["--url"], &["--platform", "epp"]] {
        assert_eq!(ispapi(wrong).0, Some(2), "{wrong:?}");
    }
    for (platform, ends) in [("ispapi", "EndSession"), ("cnr", "StopSession")] {
        let (code, out, _) = ispapi(&["--platform", platform, "access-list"]);
        assert_eq!((code, out.lines().count()), (Some(0), 26));
        assert!(out.lines().all(|line| line.ends_with("():ALLOW")), "{out}");
        assert!(out.lines().any(|line| line == format!("{ends}():ALLOW")), "{out}");
    }
}

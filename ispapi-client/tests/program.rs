//! The program `ispapi`: what it shows and how it ends.

use std::io::{BufRead, BufReader};
use std::process::Command;

use ispapi_sim::{Options, Simulator};

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
    let end = "certificate, API, login and 5 more: not looked at, because of what is above\n";
    assert!(text.ends_with(end), "{text}");
    let line = asked.join().expect("asked");
    assert_eq!(line, "CONNECT api-ote.rrpproxy.net:443 HTTP/1.1\r\n");
}

#[test]
fn a_call_shows_the_answer_without_its_secrets() {
    let simulator = Simulator::start(Options::default()).expect("a free port");
    let url = simulator.url();
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
        let all = if platform == "ispapi" { 37 } else { 33 };
        for (task, count) in [("backorders", 8), ("droplist", 3), ("contacts", 4), ("all", all)] {
            let (code, out, _) = ispapi(&["--platform", platform, "--task", task, "access-list"]);
            assert_eq!((code, out.lines().count()), (Some(0), count), "{task}");
            assert!(out.lines().all(|line| line.ends_with("():ALLOW")), "{out}");
            assert!(out.lines().any(|line| line == format!("{ends}():ALLOW")), "{out}");
        }
        let (_, out, _) = ispapi(&["--platform", platform, "access-list"]);
        assert_eq!(out.lines().count(), 8, "without a task that of backorders: {out}");
        assert!(!out.contains("DeleteDomain():") && !out.contains("TransferDomain"), "{out}");
    }
    assert_eq!(ispapi(&["--task", "everything", "access-list"]).0, Some(2));
}

/// Standard output that nobody reads.
fn nobody() -> std::process::Stdio {
    let mut child = Command::new("true").stdin(std::process::Stdio::piped()).spawn().expect("runs");
    let end = child.stdin.take().expect("piped");
    child.wait().expect("ends");
    end.into()
}

#[test]
fn it_ends_as_documented_when_its_output_cannot_be_written() {
    let simulator = Simulator::start(Options::default()).expect("a free port");
    let url = simulator.url();
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("there").into();
    type Output<'o> = &'o dyn Fn() -> std::process::Stdio;
    let good = ["--url", &url, "call", "StatusAccount"];
    let refused = ["--url", &url, "call", "StatusDomain", "DOMAIN=b.com"];
    let cases: [(&[&str], i32, i32); 5] = [
        (&["--help"], 0, 1),
        (&["access-list"], 0, 1),
        (&good, 0, 1),
        (&refused, 1, 1),
        (&["call"], 2, 2),
    ];
    for (arguments, gone, no_room) in cases {
        for (output, code) in [(&nobody as Output<'_>, gone), (&full, no_room)] {
            for error in [&full as Output<'_>, &nobody] {
                let status = Command::new(env!("CARGO_BIN_EXE_ispapi"))
                    .args(arguments)
                    .env("ISPAPI_LOGIN", "test.user")
                    .env("ISPAPI_PASSWORD", "test.passw0rd")
                    .stdout(output())
                    .stderr(error())
                    .status();
                assert_eq!(status.expect("runs").code(), Some(code), "{arguments:?}");
            }
        }
    }
}

#[test]
fn a_diagnosis_without_commands_tries_those_of_the_task_alone() {
    let simulator = Simulator::start(Options::default()).expect("a free port");
    let url = simulator.url();
    let (code, out, _) = ispapi(&["--url", &url, "--task", "droplist", "diagnose"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("QueryDomainPendingDeleteList: is allowed"), "{out}");
    assert!(!out.contains("DeleteDomain") && !out.contains("StatusAccount"), "{out}");
}

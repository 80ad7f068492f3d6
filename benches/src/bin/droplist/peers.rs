//! What one would use instead: SQLite and MariaDB with `REGEXP`, as processes that are asked over
//! pipes, and a scan of the same bytes in the way of ripgrep.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use backorder_core::droplist::Droplist;
use regex::bytes::{Regex, RegexBuilder};

use crate::Anyhow;

/// The last answer of each question.
const MARK: &str = "that-was-all";
const COLUMNS: &str = "label VARCHAR(63) NOT NULL, tld VARCHAR(63) NOT NULL, \
     drop_at INT UNSIGNED NOT NULL, characters INT NOT NULL, digits INT NOT NULL, \
     hyphens INT NOT NULL, PRIMARY KEY (label, tld)";

/// A database with the rows of the list.
pub struct Peer {
    pub name: String,
    /// Loading the rows from a file of columns, indexes included.
    pub loaded_in: Duration,
    /// Bytes on disk.
    pub bytes: u64,
    client: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    server: Option<Child>,
}

impl Peer {
    /// SQLite, through its shell, which has `REGEXP` built in.
    pub fn sqlite(folder: &Path, rows: &Path) -> Anyhow<Peer> {
        let file = folder.join("list.sqlite");
        let mut command = Command::new("sqlite3");
        command.args(["-batch", "-noheader", "-list"]).arg(&file);
        let mut peer = Peer::start(command, None)?;
        let version = peer.ask("SELECT sqlite_version()")?.1;
        peer.name = format!("SQLite {}", version.concat());
        let create = format!("CREATE TABLE list ({COLUMNS}) WITHOUT ROWID");
        let start = Instant::now();
        peer.ask(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000",
        )?;
        peer.ask(&create)?;
        peer.tell(&format!(".separator \"\\t\"\n.import {} list\n", rows.display()))?;
        peer.ask("CREATE INDEX by_drop ON list (drop_at)")?;
        peer.loaded_in = start.elapsed();
        peer.bytes = fs::metadata(&file)?.len();
        Ok(peer)
    }

    /// A MariaDB server of its own, on a socket in `folder`.
    pub fn mariadb(folder: &Path, rows: &Path) -> Anyhow<Peer> {
        let (data, socket) = (folder.join("mariadb"), folder.join("mariadb.sock"));
        let log = |name: &str| File::create(folder.join(name));
        // The server does not run as root unless it is told to.
        let root = fs::metadata(folder)?.uid() == 0;
        let user = if root { &["--user=root"][..] } else { &[] };
        let made = Command::new("mariadb-install-db")
            .args(user)
            .args(["--no-defaults", "--skip-test-db", "--auth-root-authentication-method=normal"])
            .arg(format!("--datadir={}", data.display()))
            .stdout(log("install.log")?)
            .stderr(log("install.err")?)
            .status()?;
        if !made.success() {
            return Err("mariadb-install-db failed".into());
        }
        let server = Command::new(program("mariadbd"))
            .args(["--no-defaults", "--skip-networking", "--skip-log-bin", "--local-infile=1"])
            .args(["--innodb-buffer-pool-size=512M", "--innodb-flush-log-at-trx-commit=0"])
            .arg("--character-set-server=latin1")
            .args(user)
            .arg(format!("--datadir={}", data.display()))
            .arg(format!("--socket={}", socket.display()))
            .arg(format!("--pid-file={}", folder.join("mariadb.pid").display()))
            .stdout(log("mariadb.log")?)
            .stderr(log("mariadb.err")?)
            .spawn()?;
        let mut server = Guard(Some(server));
        let patience = Instant::now() + Duration::from_secs(60);
        while !socket.exists() {
            if Instant::now() > patience {
                return Err(format!("no MariaDB: {}", folder.join("mariadb.err").display()).into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let mut command = Command::new("mariadb");
        command.args(["--no-defaults", "--user=root", "-N", "-B", "--unbuffered"]);
        command.args(["--local-infile=1", "--socket"]).arg(&socket);
        let mut peer = Peer::start(command, server.0.take())?;
        let version = peer.ask("SELECT VERSION()")?.1.concat();
        peer.name = format!("MariaDB {}", version.split('-').next().unwrap_or_default());
        peer.ask("CREATE DATABASE bench; USE bench")?;
        let create = format!("CREATE TABLE list ({COLUMNS}, KEY by_drop (drop_at)) ENGINE=InnoDB");
        let start = Instant::now();
        peer.ask(&create)?;
        peer.ask(&format!("LOAD DATA LOCAL INFILE '{}' INTO TABLE list", rows.display()))?;
        peer.loaded_in = start.elapsed();
        peer.ask("ANALYZE TABLE list")?;
        peer.bytes = fs::metadata(data.join("bench/list.ibd"))?.len();
        Ok(peer)
    }

    fn start(mut command: Command, server: Option<Child>) -> Anyhow<Peer> {
        let mut server = Guard(server);
        let mut client = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = client.stdin.take().ok_or("no pipe")?;
        let output = BufReader::new(client.stdout.take().ok_or("no pipe")?);
        let server = server.0.take();
        let (loaded_in, bytes) = (Duration::ZERO, 0);
        Ok(Peer { name: String::new(), loaded_in, bytes, client, input, output, server })
    }

    /// Asks; how long it took, and the lines of the answer.
    pub fn ask(&mut self, sql: &str) -> Anyhow<(Duration, Vec<String>)> {
        let start = Instant::now();
        self.tell(&format!("{sql};\nSELECT '{MARK}';\n"))?;
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line)? == 0 {
                return Err(format!("{} ended at: {sql}", self.name).into());
            }
            match line.trim_end() {
                MARK => return Ok((start.elapsed(), lines)),
                other => lines.push(other.to_owned()),
            }
        }
    }

    fn tell(&mut self, text: &str) -> Anyhow<()> {
        self.input.write_all(text.as_bytes())?;
        Ok(self.input.flush()?)
    }

    /// The page by drop and the exact total, as a page of a web site needs them: how long both
    /// took, and the total.
    pub fn page(&mut self, condition: &str, first: u32) -> Anyhow<(Duration, u64)> {
        let (count, total) = self.ask(&format!("SELECT COUNT(*) FROM list WHERE {condition}"))?;
        let (page, _) = self.ask(&format!(
            "SELECT label, tld, drop_at FROM list WHERE {condition} \
             ORDER BY drop_at, label, tld LIMIT 100 OFFSET {first}"
        ))?;
        Ok((count + page, total.concat().parse()?))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        for child in [Some(&mut self.client), self.server.as_mut()].into_iter().flatten() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Ends a server that was started in vain.
struct Guard(Option<Child>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Servers are not always on the path of those who are not root.
fn program(name: &str) -> PathBuf {
    let folders = ["/usr/sbin", "/usr/local/sbin", "/usr/libexec"].map(Path::new);
    let found = folders.iter().map(|folder| folder.join(name)).find(|path| path.exists());
    found.unwrap_or_else(|| PathBuf::from(name))
}

/// Writes the rows as the databases load them.
pub fn write_rows(list: &Droplist<'_>, path: &Path) -> Anyhow<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for row in list.rows() {
        let (counters, drop) = (row.counters(), row.drop().timestamp());
        let (characters, digits, hyphens) =
            (counters.characters, counters.digits, counters.hyphens);
        let (label, tld) = (row.label(), row.tld());
        writeln!(out, "{label}\t{tld}\t{drop}\t{characters}\t{digits}\t{hyphens}")?;
    }
    Ok(out.flush()?)
}

/// Looks for lines as ripgrep does: the whole text at once, on to the next line after a hit.
pub struct Scan(Regex);

impl Scan {
    /// `pattern` must not match across lines.
    pub fn new(pattern: &str) -> Anyhow<Scan> {
        Ok(Scan(RegexBuilder::new(pattern).multi_line(true).unicode(false).build()?))
    }

    /// How many lines have a hit.
    pub fn lines(&self, text: &[u8]) -> u64 {
        let (mut lines, mut at) = (0, 0);
        while at < text.len() {
            let Some(hit) = self.0.find_at(text, at) else { break };
            lines += 1;
            let end = text[hit.start()..].iter().position(|byte| *byte == b'\n');
            at = end.map_or(text.len(), |end| hit.start() + end + 1);
        }
        lines
    }
}

//! What databases spell differently: types, quotes, transactions, and how they say "somebody was
//! faster".

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind};

closed_list! {
names: name;
/// A database's SQL, by the name of PDO's driver.
pub enum Dialect {
    /// SQLite 3.24 or newer.
    Sqlite = "sqlite",
    /// MySQL 5.7 or newer and MariaDB 10.3 or newer, with InnoDB; Galera and InnoDB Cluster too.
    Mysql = "mysql",
    /// PostgreSQL 12 or newer.
    Postgres = "pgsql",
}
}

closed_list! {
names: name;
/// What an error of a database means for a transaction that it ended.
pub enum Trouble {
    /// Somebody else was faster: roll back, load that client again, decide again. Nothing of the
    /// transaction was written.
    LostRace = "lost-race",
    /// The connection is gone, and with it the answer: at COMMIT it is not known whether the
    /// transaction was written. Connect, load that client again, decide again: what was written is
    /// seen then and not decided twice.
    ConnectionLost = "connection-lost",
    /// Anything else: a mistake in the schema, a full disk. Not to be tried again.
    Other = "other",
}
}

impl Dialect {
    /// Reads the name of a dialect, or of the driver that speaks it: `mariadb` and `postgres`, too.
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`] for any other name.
    pub fn parse(text: &str) -> Result<Dialect, Error> {
        match text {
            "sqlite" | "sqlite3" => Ok(Dialect::Sqlite),
            "mysql" | "mysqli" | "mariadb" => Ok(Dialect::Mysql),
            "pgsql" | "postgres" | "postgresql" => Ok(Dialect::Postgres),
            _ => {
                let message = format!("dialect {text:?} is none of sqlite, mysql, pgsql");
                Err(Error::new(ErrorKind::QueryInvalid, "dialect", message))
            }
        }
    }

    /// What begins a transaction that writes. SQLite takes its lock at once: two that read first
    /// and write later would both have to be rolled back.
    pub const fn begin(self) -> &'static str {
        match self {
            Dialect::Sqlite => "BEGIN IMMEDIATE",
            Dialect::Mysql => "START TRANSACTION",
            Dialect::Postgres => "BEGIN",
        }
    }

    /// What an error at any statement, COMMIT included, means.
    ///
    /// `sqlstate` is the five characters of the standard (empty where a driver has none), `code`
    /// the database's own number: MySQL's 1062, SQLite's 19 or an extended 2067.
    ///
    /// A Galera node certifies at COMMIT: two nodes may both have seen that their rows changed, and
    /// one of them gets 1213 there.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Dialect, Trouble};
    /// assert_eq!(Dialect::Mysql.trouble("40001", 1213), Trouble::LostRace);
    /// assert_eq!(Dialect::Mysql.trouble("HY000", 2013), Trouble::ConnectionLost);
    /// assert_eq!(Dialect::Postgres.trouble("42P01", 7), Trouble::Other);
    /// ```
    /// Source: MySQL 8.0 error reference (1062, 1205, 1213, 3572; 2006, 2013), MariaDB error codes
    /// (1020, 1047, 1180), PostgreSQL appendix A (classes 08, 23, 40, 57), SQLite result codes.
    pub fn trouble(self, sqlstate: &str, code: i64) -> Trouble {
        let lost_race = match self {
            // The low byte is the primary code: BUSY, LOCKED, CONSTRAINT. Of the constraints only
            // those of keys: NOT NULL (1299) is a mistake.
            Dialect::Sqlite => {
                matches!(code & 0xff, 5 | 6) || matches!(code, 1555 | 2067) || code == 19
            }
            Dialect::Mysql => {
                matches!(code, 1020 | 1062 | 1205 | 1213 | 3572) || sqlstate == "40001"
            }
            Dialect::Postgres => {
                matches!(sqlstate, "40001" | "40P01" | "23505" | "55P03")
            }
        };
        let connection_lost = match self {
            Dialect::Sqlite => false,
            // 1047: a Galera node outside of its cluster; 1180: an error during COMMIT.
            Dialect::Mysql => {
                matches!(code, 1047 | 1053 | 1180 | 2006 | 2013 | 2055 | 4031)
                    || sqlstate.starts_with("08")
            }
            Dialect::Postgres => {
                sqlstate.starts_with("08") || matches!(sqlstate, "57P01" | "57P02" | "57P03")
            }
        };
        match (lost_race, connection_lost) {
            (true, _) => Trouble::LostRace,
            (false, true) => Trouble::ConnectionLost,
            (false, false) => Trouble::Other,
        }
    }

    /// A name in the quotes of the dialect; `at` and `row` need them.
    pub(super) fn quoted(self, name: &str) -> String {
        match self {
            Dialect::Mysql => format!("`{name}`"),
            Dialect::Sqlite | Dialect::Postgres => format!("\"{name}\""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_race_is_told_from_a_lost_connection_and_from_a_mistake() {
        for (dialect, sqlstate, code, wanted) in [
            (Dialect::Mysql, "23000", 1062, Trouble::LostRace),
            (Dialect::Mysql, "HY000", 1205, Trouble::LostRace),
            (Dialect::Mysql, "40001", 1213, Trouble::LostRace),
            (Dialect::Mysql, "HY000", 1020, Trouble::LostRace),
            (Dialect::Mysql, "HY000", 2006, Trouble::ConnectionLost),
            (Dialect::Mysql, "08S01", 1047, Trouble::ConnectionLost),
            (Dialect::Mysql, "HY000", 1180, Trouble::ConnectionLost),
            (Dialect::Mysql, "23000", 1048, Trouble::Other),
            (Dialect::Mysql, "42S02", 1146, Trouble::Other),
            (Dialect::Sqlite, "23000", 19, Trouble::LostRace),
            (Dialect::Sqlite, "", 2067, Trouble::LostRace),
            (Dialect::Sqlite, "", 1555, Trouble::LostRace),
            (Dialect::Sqlite, "HY000", 5, Trouble::LostRace),
            (Dialect::Sqlite, "", 517, Trouble::LostRace),
            (Dialect::Sqlite, "", 1299, Trouble::Other),
            (Dialect::Sqlite, "HY000", 13, Trouble::Other),
            (Dialect::Postgres, "23505", 7, Trouble::LostRace),
            (Dialect::Postgres, "40001", 7, Trouble::LostRace),
            (Dialect::Postgres, "40P01", 7, Trouble::LostRace),
            (Dialect::Postgres, "57P01", 7, Trouble::ConnectionLost),
            (Dialect::Postgres, "08006", 7, Trouble::ConnectionLost),
            (Dialect::Postgres, "23502", 7, Trouble::Other),
        ] {
            assert_eq!(dialect.trouble(sqlstate, code), wanted, "{dialect} {sqlstate} {code}");
        }
    }

    #[test]
    fn names_read_back() {
        for dialect in Dialect::ALL {
            assert_eq!(Dialect::parse(dialect.name()), Ok(dialect));
        }
        assert_eq!(Dialect::parse("mariadb"), Ok(Dialect::Mysql));
        assert_eq!(Dialect::parse("oracle").unwrap_err().kind(), ErrorKind::QueryInvalid);
    }
}

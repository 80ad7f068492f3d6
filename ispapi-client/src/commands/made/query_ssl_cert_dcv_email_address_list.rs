//! QuerySSLCertDCVEmailAddressList: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists the addresses that can confirm a certificate's domain. ISPAPI, and CNR as
/// CheckCertificate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuerySslCertDcvEmailAddressList {
    /// SSLCERTCLASS: a pattern with `*` and `?`. On ispapi only.
    pub ssl_cert_class: Option<String>,
    /// SSLCERTID: a text. On ispapi only.
    pub ssl_cert_id: Option<String>,
    /// DOMAIN: a domain. On ispapi only.
    pub domain: Option<DomainName>,
    /// CSR0, CSR1, ...: texts.
    pub csr: Vec<String>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QuerySslCertDcvEmailAddressListAnswer {
    /// The rows.
    pub rows: Vec<QuerySslCertDcvEmailAddressListRow>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QuerySslCertDcvEmailAddressListRow {
    /// EMAIL: a text.
    pub email: Option<String>,
    /// LEVEL: a text.
    pub level: Option<String>,
    /// DCVEMAIL: a text.
    pub dcv_email: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QuerySslCertDcvEmailAddressList {
    type Response = QuerySslCertDcvEmailAddressListAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QuerySSLCertDCVEmailAddressList", platform);
        writer.maybe("SSLCERTCLASS", &self.ssl_cert_class);
        writer.maybe("SSLCERTID", &self.ssl_cert_id);
        writer.maybe("DOMAIN", &self.domain);
        writer.list("CSR", &self.csr);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<QuerySslCertDcvEmailAddressListAnswer, Error> {
        let mut cells = Cells::of(answer);
        let count = cells.count(&["EMAIL", "LEVEL", "DCVEMAIL"]);
        let mut rows = Vec::with_capacity(count);
        for row in 0..count {
            rows.push(QuerySslCertDcvEmailAddressListRow {
                email: cells.at("EMAIL", row),
                level: cells.at("LEVEL", row),
                dcv_email: cells.at("DCVEMAIL", row),
                odd: cells.odd(),
            });
        }
        Ok(QuerySslCertDcvEmailAddressListAnswer { rows, odd: cells.odd() })
    }
}

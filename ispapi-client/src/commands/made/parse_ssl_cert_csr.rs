//! ParseSSLCertCSR: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Reads what a request for a certificate says. ISPAPI, and CNR as CheckCertificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseSslCertCsr {
    /// CSR0, CSR1, ...: texts.
    pub csr: Vec<String>,
    /// CRT0, CRT1, ...: texts. On cnr only.
    pub crt: Vec<String>,
    /// DOMAIN0, DOMAIN1, ...: domains. On cnr only.
    pub domain: Vec<DomainName>,
    /// CLASS: a text. On cnr only.
    pub class: Option<String>,
    /// APIVERSION: a whole number. On cnr only.
    pub api_version: Option<i64>,
}

impl ParseSslCertCsr {
    /// With what is required, and nothing else.
    pub fn new(csr: Vec<String>) -> ParseSslCertCsr {
        ParseSslCertCsr { csr, crt: Vec::new(), domain: Vec::new(), class: None, api_version: None }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ParseSslCertCsrAnswer {
    /// ALTERNATECN: texts.
    pub alternate_cn: Vec<String>,
    /// C: texts.
    pub c: Vec<String>,
    /// CACRT: a text.
    pub ca_crt: Option<String>,
    /// CN: texts.
    pub cn: Vec<String>,
    /// EMAILADDRESS: texts.
    pub email_address: Vec<String>,
    /// L: texts.
    pub l: Vec<String>,
    /// O: texts.
    pub o: Vec<String>,
    /// RSAPUBLICKEYBITS: a text.
    pub rsa_public_key_bits: Option<String>,
    /// ST: texts.
    pub st: Vec<String>,
    /// STREET: texts.
    pub street: Vec<String>,
    /// CSRCOMMONNAME: texts.
    pub csr_common_name: Vec<String>,
    /// CSRORGANIZATION: texts.
    pub csr_organization: Vec<String>,
    /// CSRCOUNTRY: texts.
    pub csr_country: Vec<String>,
    /// CSREMAILADDRESS: texts.
    pub csr_email_address: Vec<String>,
    /// CSRSIZE: texts.
    pub csr_size: Vec<String>,
    /// DCVEMAIL: texts.
    pub dcv_email: Vec<String>,
    /// DOMAIN: texts.
    pub domain: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for ParseSslCertCsr {
    type Response = ParseSslCertCsrAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ParseSSLCertCSR", platform);
        writer.list("CSR", &self.csr);
        writer.list("CRT", &self.crt);
        writer.list("DOMAIN", &self.domain);
        writer.maybe("CLASS", &self.class);
        writer.maybe("APIVERSION", &self.api_version);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<ParseSslCertCsrAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(ParseSslCertCsrAnswer {
            alternate_cn: cells.all("ALTERNATECN"),
            c: cells.all("C"),
            ca_crt: cells.one("CACRT"),
            cn: cells.all("CN"),
            email_address: cells.all("EMAILADDRESS"),
            l: cells.all("L"),
            o: cells.all("O"),
            rsa_public_key_bits: cells.one("RSAPUBLICKEYBITS"),
            st: cells.all("ST"),
            street: cells.all("STREET"),
            csr_common_name: cells.all("CSRCOMMONNAME"),
            csr_organization: cells.all("CSRORGANIZATION"),
            csr_country: cells.all("CSRCOUNTRY"),
            csr_email_address: cells.all("CSREMAILADDRESS"),
            csr_size: cells.all("CSRSIZE"),
            dcv_email: cells.all("DCVEMAIL"),
            domain: cells.all("DOMAIN"),
            odd: cells.odd(),
        })
    }
}

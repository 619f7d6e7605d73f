//! What an instance was told to apply for.

use keyside_aliyun::{
    cas::{
        CertificateType, CompanyId, ContactId, GenerateCsrMethod, InstanceTag, KeyAlgorithm,
        Switch, UpdateInstance, ValidationMethod,
    },
    error_code::{DOMAIN_REPEAT, INVALID_PARAMETER, MISSING_PARAMETER},
};
use keyside_core::DomainName;

use crate::{
    csr::{self, CheckedCsr},
    refusal::Refusal,
};

/// What an instance was told to apply for.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) names: Vec<DomainName>,
    pub(crate) csr: Option<CheckedCsr>,
    pub(crate) method: GenerateCsrMethod,
    pub(crate) key_algorithm: KeyAlgorithm,
    pub(crate) validation_method: ValidationMethod,
    pub(crate) contacts: Vec<ContactId>,
    pub(crate) company_id: Option<CompanyId>,
    pub(crate) country_code: String,
    pub(crate) certificate_name: Option<String>,
    pub(crate) auto_reissue: Switch,
    pub(crate) resource_group_id: Option<String>,
    pub(crate) tags: Vec<InstanceTag>,
    /// Whether it was submitted once: only then its company is shown (cas-api.md 3.7).
    pub(crate) submitted: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            names: Vec::new(),
            csr: None,
            method: GenerateCsrMethod::Online,
            key_algorithm: KeyAlgorithm::Rsa2048,
            validation_method: ValidationMethod::Dns,
            contacts: Vec::new(),
            company_id: None,
            country_code: "CN".to_owned(),
            certificate_name: None,
            auto_reissue: Switch::Disable,
            resource_group_id: None,
            tags: Vec::new(),
            submitted: false,
        }
    }
}

impl Draft {
    /// The most contacts (cas-api.md 3.7).
    const CONTACTS_MAX: usize = 50;

    /// The draft as the request changes it; what the request does not say stays.
    ///
    /// # Errors
    /// `InvalidParameter` with a reason, `DomainRepeat`
    pub(crate) fn changed(mut self, request: &UpdateInstance) -> Result<Self, Refusal> {
        if let Some(method) = request.generate_csr_method {
            self.method = method;
        }
        if let Some(algorithm) = request.key_algorithm {
            self.key_algorithm = algorithm;
        }
        if let Some(method) = request.validation_method {
            self.validation_method = method;
        }
        let names = request.domain.as_deref().map(read_names).transpose()?;
        // A request is ignored when the service makes its own.
        if self.method == GenerateCsrMethod::Upload {
            if let Some(pem) = &request.csr {
                let csr = csr::read(pem)?;
                self.names = vec![csr.domain.clone()];
                self.key_algorithm = csr.algorithm;
                self.csr = Some(csr);
            }
            if let (Some(csr), Some(names)) = (&self.csr, &names)
                && names.first() != Some(&csr.domain)
            {
                return Err(csr::invalid("域名与CSR中的通用名称（CN）不一致。"));
            }
        } else {
            self.csr = None;
        }
        if let Some(names) = names {
            self.names = names;
        }
        let is_wildcard = self.names.iter().any(DomainName::is_wildcard);
        if is_wildcard && self.validation_method == ValidationMethod::Http {
            return Err(csr::invalid("通配符域名不支持文件验证。"));
        }
        if request.contact_id_list.len() > Self::CONTACTS_MAX {
            return Err(csr::invalid("联系人最多50个。"));
        }
        if !request.contact_id_list.is_empty() {
            self.contacts.clone_from(&request.contact_id_list);
            // Their order is not kept.
            self.contacts.sort_unstable();
            self.contacts.dedup();
        }
        if !request.tags.is_empty() {
            self.tags.clone_from(&request.tags);
        }
        // Province and City are ignored.
        self.company_id = request.company_id.or(self.company_id);
        self.auto_reissue = request.auto_reissue.unwrap_or(self.auto_reissue);
        self.certificate_name = request.certificate_name.clone().or(self.certificate_name);
        self.resource_group_id = request.resource_group_id.clone().or(self.resource_group_id);
        if let Some(country_code) = &request.country_code {
            self.country_code.clone_from(country_code);
        }
        Ok(self)
    }

    /// Whether an application can be made of it.
    ///
    /// # Errors
    /// `MissingParameter` with what is missing
    pub(crate) fn check_complete(&self, grade: CertificateType) -> Result<(), Refusal> {
        let missing = |message| Err(Refusal::new(MISSING_PARAMETER, message));
        if self.names.is_empty() {
            return missing("缺失必填参数Domain，请检查参数输入。");
        }
        if self.method == GenerateCsrMethod::Upload && self.csr.is_none() {
            return missing("缺失必填参数Csr，请检查参数输入。");
        }
        if self.contacts.is_empty() {
            return missing("缺失必填参数ContactIdList，请检查参数输入。");
        }
        if grade != CertificateType::Domain && self.company_id.is_none() {
            return missing("缺失必填参数CompanyId，请检查参数输入。");
        }
        Ok(())
    }

    /// The names, separated by commas.
    pub(crate) fn domain(&self) -> Option<String> {
        (!self.names.is_empty()).then(|| join(&self.names))
    }
}

/// The names, separated by commas.
pub(crate) fn join(names: &[DomainName]) -> String {
    let names: Vec<&str> = names.iter().map(DomainName::as_ascii).collect();
    names.join(",")
}

/// Names that are separated by commas.
///
/// # Errors
/// `InvalidParameter`, `DomainRepeat`
pub(crate) fn read_names(text: &str) -> Result<Vec<DomainName>, Refusal> {
    let mut names: Vec<DomainName> = Vec::new();
    for name in text.split(',') {
        let name = DomainName::parse(name.trim())
            .map_err(|_| Refusal::new(INVALID_PARAMETER, "域名格式不正确。"))?;
        if names.contains(&name) {
            return Err(DOMAIN_REPEAT.into());
        }
        names.push(name);
    }
    Ok(names)
}

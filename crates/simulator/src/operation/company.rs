//! The operations on organisations (cas-api.md 3.7).

use keyside_aliyun::cas::{
    ChangedCompany, Company, CompanyId, CreateCompany, DeleteCompany, GetCompany,
    GetCompanyResponse, ListCompanies, ListCompaniesResponse, UpdateCompany,
};

use super::{
    Fields, fields,
    page::{Page, has_keyword},
};
use crate::{cloud::Cloud, lock::Lock, refusal::Refusal};

/// Entries of a page when the request does not say.
const SHOW_SIZE: i64 = 20;

pub(super) fn create(cloud: &Cloud, request: &CreateCompany) -> Result<Fields, Refusal> {
    let company = Company {
        company_id: None,
        company_name: Some(request.company_name.clone()),
        company_type: Some(request.company_type),
        company_code: Some(request.company_code.clone()),
        company_phone: Some(request.company_phone.clone()),
        company_address: Some(request.company_address.clone()),
        country_code: Some(request.country_code.clone()),
        province: Some(request.province.clone()),
        city: Some(request.city.clone()),
        post_code: Some(request.post_code.clone()),
        lang: Some(request.lang.clone()),
        company_email: request.company_email.clone(),
        department: request.department.clone(),
    };
    let company_id = cloud.book.locked().companies.put(company)?;
    Ok(changed(company_id))
}

/// What is absent stays as it was.
pub(super) fn update(cloud: &Cloud, request: &UpdateCompany) -> Result<Fields, Refusal> {
    let mut book = cloud.book.locked();
    let company = book.companies.find(request.company_id)?.clone();
    let company = Company {
        company_id: company.company_id,
        company_name: request.company_name.clone().or(company.company_name),
        company_type: request.company_type.or(company.company_type),
        company_code: request.company_code.clone().or(company.company_code),
        company_phone: request.company_phone.clone().or(company.company_phone),
        company_address: request.company_address.clone().or(company.company_address),
        country_code: request.country_code.clone().or(company.country_code),
        province: request.province.clone().or(company.province),
        city: request.city.clone().or(company.city),
        post_code: request.post_code.clone().or(company.post_code),
        lang: request.lang.clone().or(company.lang),
        company_email: request.company_email.clone().or(company.company_email),
        department: request.department.clone().or(company.department),
    };
    let company_id = book.companies.put(company)?;
    Ok(changed(company_id))
}

pub(super) fn delete(cloud: &Cloud, request: &DeleteCompany) -> Result<Fields, Refusal> {
    cloud.book.locked().companies.remove(request.company_id)?;
    Ok(Fields::new())
}

pub(super) fn read(cloud: &Cloud, request: &GetCompany) -> Result<Fields, Refusal> {
    Ok(fields(&GetCompanyResponse {
        company: cloud
            .book
            .locked()
            .companies
            .find(request.company_id)?
            .clone(),
        request_id: String::new(),
    }))
}

pub(super) fn list(cloud: &Cloud, request: &ListCompanies) -> Result<Fields, Refusal> {
    let page = Page::read(
        request.current_page,
        request.show_size,
        SHOW_SIZE,
        Page::SIZE_MAX,
    )?;
    let book = cloud.book.locked();
    let companies = book.companies.newest_first().filter(|company| {
        let texts = [&company.company_name, &company.company_code];
        (request.company_id.is_none() || request.company_id == company.company_id)
            && has_keyword(texts.map(Option::as_deref), request.keyword.as_deref())
    });
    let (companies, total) = page.of(companies.cloned().collect());
    Ok(fields(&ListCompaniesResponse {
        current_page: Some(page.number),
        show_size: Some(page.size),
        total_count: Some(total),
        company_list: Some(companies),
        request_id: String::new(),
    }))
}

fn changed(company_id: CompanyId) -> Fields {
    fields(&ChangedCompany {
        company_id: Some(company_id),
        request_id: String::new(),
    })
}

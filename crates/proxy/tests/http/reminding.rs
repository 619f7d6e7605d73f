//! The calendar of all certificates.

use keyside_api::CalendarLink;

use crate::app::{App, order};

async fn link(app: &App) -> String {
    let link: CalendarLink = app.get("/api/calendar").await.json();
    link.path
}

#[tokio::test]
async fn the_calendar_tells_when_each_certificate_ends() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    assert!(!app.get(&link(&app).await).await.text().contains("VEVENT"));
    app.publish(&app.wait_for(&order, "awaitingValidation").await);
    app.wait_for(&order, "issued").await;

    let calendar = app.get(&link(&app).await).await.text();

    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(calendar.contains("SUMMARY:TLS: www.example.com\r\n"));
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1);
}

#[tokio::test]
async fn the_link_outlives_a_restart_and_no_other_opens_the_calendar() {
    let app = App::start().await;
    let before = link(&app).await;
    let app = app.restart().await;
    let other = App::start().await;

    assert_eq!(link(&app).await, before);
    assert_ne!(link(&other).await, before);
    let signature = before.trim_start_matches("/api/calendar/");
    for wrong in [
        "0".repeat(64) + ".ics",
        ".ics".to_owned(),
        "é.ics".to_owned(),
        signature[1..].to_owned(),
        signature.trim_end_matches(".ics").to_owned(),
    ] {
        let answer = app.get(&format!("/api/calendar/{wrong}")).await;

        assert_eq!(answer.error().0, "not_found", "{wrong}");
    }
}

#[tokio::test]
async fn a_link_for_some_names_opens_no_others() {
    let app = App::start().await;
    for domain in ["www.example.com", "shop.example.org"] {
        let order = app.send(domain, &order(domain)).await.order();
        app.publish(&app.wait_for(&order, "awaitingValidation").await);
        app.wait_for(&order, "issued").await;
    }
    let all = link(&app).await;

    let limited: CalendarLink = app.get("/api/calendar?search=%20Example.COM").await.json();
    let limited = limited.path;
    let calendar = app.get(&limited).await.text();

    assert!(limited.ends_with(".ics?search=example.com"), "{limited}");
    assert!(calendar.contains("www.example.com") && !calendar.contains("example.org"));
    assert_eq!(
        app.get(&all).await.text().matches("BEGIN:VEVENT").count(),
        2
    );
    let bare = limited.trim_end_matches("?search=example.com");
    for wider in [
        bare.to_owned(),
        format!("{bare}?search="),
        format!("{bare}?search=example"),
        format!("{bare}?search=www.example.com"),
        format!("{bare}?search=shop.example.org"),
        format!("{all}?search=example.org"),
    ] {
        assert_eq!(app.get(&wider).await.error().0, "not_found", "{wider}");
    }
}

#[tokio::test]
async fn a_link_for_names_in_any_script_works_as_it_was_given() {
    let app = App::start().await;
    let limited: CalendarLink = app
        .get("/api/calendar?search=%E4%BE%8B%E5%AD%90%20%26%2B")
        .await
        .json();

    let answer = app.get(&limited.path).await;

    assert_eq!(answer.status, 200, "{}", limited.path);
    let unknown = app.get("/api/calendar?find=a").await;
    assert_eq!(unknown.error().0, "invalid_body");
}

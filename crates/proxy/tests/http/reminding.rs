//! The calendar of all certificates.

use keyside_api::CalendarLink;

use crate::app::App;

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

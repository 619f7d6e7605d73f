//! The account's instances.

use keyside_api::{InstanceList, InstanceState};
use keyside_simulator::{Config, NewInstance};

use crate::app::App;

#[tokio::test]
async fn every_instance_of_the_account_is_listed_page_after_page() {
    let free = Config::gentle().instances.first().expect("one").clone();
    let instances: Vec<_> = (0..120)
        .map(|number| NewInstance {
            instance_id: format!("cas_dv-cn-{number}"),
            ..free.clone()
        })
        .collect();
    let bought = instances.len();
    let app = App::start_with(move |cloud| cloud.instances = instances, |_| {}).await;

    let list: InstanceList = app.get("/api/instances").await.json();

    assert_eq!(list.instances.len(), bought);
    let unused = |state| state == InstanceState::Unused;
    assert!(list.instances.iter().all(|instance| unused(instance.state)));
    assert_eq!(app.calls("ListInstances"), 2);
}

use super::*;

fn prompt() -> Prompt {
    Prompt { reason: "Apri Rapida".into(), cancel: "Annulla".into() }
}

/// Whose lock a finger would lift.
fn liftable(opening: Opening) -> Option<PersonId> {
    match opening {
        Opening::Locked { by_biometrics, .. } => by_biometrics,
        other => panic!("locked: {other:?}"),
    }
}

/// Somebody alone with a PIN, whose finger is known.
fn with_finger(pc: &Pc) -> (Arc<People>, PersonId) {
    let (people, person) = alone_with_pin(pc);
    pc.sensor.finds(true);
    assert!(people.use_biometrics(true, &prompt()).unwrap());
    (people, person)
}

#[test]
fn a_known_finger_lifts_the_lock_and_an_unknown_one_does_not() {
    let pc = Pc::new(Keys::default());
    let (people, person) = with_finger(&pc);
    people.lock_now();
    assert_eq!(liftable(people.open().unwrap()), Some(person));
    pc.sensor.finds(false);
    assert_eq!(liftable(people.lift_lock(&prompt()).unwrap()), Some(person), "it may be tried again");
    assert!(people.is_locked());
    pc.sensor.finds(true);
    assert_eq!(people.lift_lock(&prompt()).unwrap(), Opening::Ready);
    assert!(!people.is_locked() && people.people().unwrap().uses_biometrics);
}

#[test]
fn after_a_start_the_pin_is_needed_for_no_finger_opens_a_store() {
    let pc = Pc::new(Keys::default());
    let (_, person) = with_finger(&pc);
    let people = pc.starts();
    assert_eq!(liftable(people.open().unwrap()), None);
    assert_eq!(liftable(people.lift_lock(&prompt()).unwrap()), None);
    assert_eq!(people.unlock(person, PIN).unwrap(), Opening::Ready);
    people.lock_now();
    assert_eq!(liftable(people.open().unwrap()), Some(person), "what was chosen is remembered");
}

#[test]
fn a_finger_serves_only_who_is_at_the_app_and_chose_it() {
    let pc = Pc::new(Keys::default());
    let (people, morning) = with_finger(&pc);
    let night = people.add("Turno di notte", LockKind::Pin, OTHER).unwrap();
    people.lock_now();
    assert_eq!(people.unlock(night, OTHER).unwrap(), Opening::Ready);
    people.lock_now();
    assert_eq!(liftable(people.lift_lock(&prompt()).unwrap()), None, "the night never chose it");
    assert_eq!(people.unlock(morning, PIN).unwrap(), Opening::Ready);
    people.lock_now();
    assert_eq!(people.lift_lock(&prompt()).unwrap(), Opening::Ready);
    assert_eq!(only(&people), morning);
}

#[test]
fn it_is_switched_on_by_a_finger_that_is_known_behind_a_lock_that_is_there() {
    let pc = Pc::new(Keys::default());
    let people = pc.starts();
    people.open().unwrap();
    pc.sensor.finds(true);
    assert_eq!(code(people.use_biometrics(true, &prompt())), Code::LockNeeded);
    people.set_lock(None, LockKind::Pin, PIN).unwrap();
    pc.sensor.finds(false);
    assert!(!people.use_biometrics(true, &prompt()).unwrap());
    pc.sensor.finds(true);
    assert!(people.use_biometrics(true, &prompt()).unwrap());
    people.lock_now();
    assert_eq!(code(people.use_biometrics(false, &prompt())), Code::AppLocked);
    people.lift_lock(&prompt()).unwrap();
    assert!(!people.use_biometrics(false, &prompt()).unwrap());
    people.lock_now();
    assert_eq!(liftable(people.open().unwrap()), None);
}

#[test]
fn without_a_sensor_it_cannot_be_chosen() {
    let pc = Pc::new(Keys::default());
    let (people, _) = alone_with_pin(&pc);
    assert_eq!(code(people.use_biometrics(true, &prompt())), Code::Unavailable);
    assert!(!people.people().unwrap().has_biometrics);
}

#[test]
fn a_lock_that_is_taken_away_takes_the_finger_with_it() {
    let pc = Pc::new(Keys::default());
    let (people, _) = with_finger(&pc);
    people.remove_lock(PIN).unwrap();
    people.set_lock(None, LockKind::Pin, OTHER).unwrap();
    people.lock_now();
    assert_eq!(liftable(people.open().unwrap()), None);
}

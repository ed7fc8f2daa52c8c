//! What the municipality's register says, read from its own tables.

use rapida_contract::ids::SubmissionId;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;

/// Fails unless these reports, and no others, are in the register, once each, without gaps, with all their photos and
/// with receipts that the phone finds genuine.
pub fn holds_exactly(municipality: &Municipality, phone: &Phone, reports: &[(SubmissionId, usize)]) {
    let numbers = municipality.asks("SELECT number FROM protocol_entry ORDER BY number");
    let expected: Vec<String> = (1..=reports.len()).map(|number| number.to_string()).collect();
    assert_eq!(numbers, expected, "one protocol number per report, no gaps, no doubles");
    let registered = municipality.asks("SELECT submission FROM protocol_entry");
    let attachments = municipality.asks("SELECT id, sha256, size FROM attachment WHERE completed_at IS NOT NULL");
    for (id, photos) in reports {
        assert!(registered.contains(&id.to_string()), "{id} is in the register");
        let receipt = phone.receipt(*id).receipt;
        assert_eq!((receipt.sub, receipt.attachments.len()), (*id, *photos), "the receipt vouches for all of it");
        for attachment in receipt.attachments {
            let row = format!("{}|{}|{}", attachment.id, attachment.sha256, attachment.size);
            assert!(attachments.contains(&row), "no photo lost: {row}");
        }
    }
}

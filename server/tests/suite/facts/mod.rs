//! What is true of the server, whichever engine keeps its data. Each fact gets a municipality of its own.

pub mod attachments;
pub mod changes;
pub mod desk;
pub mod devices;
pub mod open311;
pub mod pictures;
pub mod protocol;
pub mod receipts;
pub mod steps;
pub mod submissions;
pub mod verify;

/// Hands every fact to a macro that makes a test of it: a fact that is not listed here is dead code, and the compiler
/// says so.
macro_rules! all {
    ($make:ident) => {
        $make! {
            a_submission_is_registered_once_and_answered_alike in submissions;
            the_same_id_sixteen_times_at_once_is_one_registration in submissions;
            another_content_or_device_under_an_id_learns_nothing in submissions;
            fields_at_fault_are_named in submissions;
            a_point_outside_the_comune_is_sent_to_the_neighbours in submissions;
            an_attachment_that_did_not_arrive_is_named in submissions;
            foreign_bodies_never_break_the_server in submissions;
            a_body_that_is_too_large_is_refused in submissions;
            a_submission_takes_its_pictures_in_their_order in attachments;
            a_picture_of_another_device_or_submission_is_missing in attachments;
            sixty_four_at_once_get_the_numbers_without_gap_or_double in protocol;
            a_refused_submission_takes_no_number in protocol;
            the_register_begins_anew_with_the_year_in_rome in protocol;
            a_clock_that_goes_back_does_not_disorder_the_register in protocol;
            the_register_never_changes in protocol;
            a_receipt_proves_itself_and_is_found_by_its_code in receipts;
            old_receipts_hold_after_a_rotation in receipts;
            nobody_asks_without_a_proof in devices;
            a_proof_is_good_for_one_request_on_one_path in devices;
            a_stale_nonce_is_told_and_a_fresh_one_given in devices;
            the_feed_tells_each_thing_once_as_it_is_now in changes;
            pages_follow_one_another_without_loss in changes;
            a_foreign_cursor_starts_over_and_nonsense_is_refused in changes;
            nobody_reads_the_reports_of_others in changes;
            events_tell_what_concerns_the_device in changes;
            a_follower_is_told_also_after_the_year in changes;
            whoever_follows_no_longer_is_told_like_everybody in changes;
            pages_are_compressed in changes;
            the_municipality_is_told_with_a_tag in changes;
            a_citizen_answers_and_reopens in steps;
            steps_that_the_state_forbids_are_refused in steps;
            a_report_is_reopened_within_thirty_days in steps;
            the_report_of_another_cannot_be_touched in steps;
            an_office_must_say_what_its_step_needs in steps;
            the_desk_is_closed_to_whoever_is_not_signed_in in desk;
            an_operator_works_on_a_report_and_every_step_is_logged_with_the_name in desk;
            a_picture_of_the_mended_place_is_kept_without_what_the_camera_wrote in desk;
            what_is_refused_is_explained_and_changes_nothing in desk;
            the_list_is_filtered_by_its_address_and_the_overdue_are_marked in desk;
            a_long_list_comes_in_pages in desk;
            the_stamp_of_a_report_is_served_and_a_code_of_none_is_not_found in desk;
            the_office_reads_of_a_new_report_in_the_sandbox_s_post in desk;
            anyone_checks_a_receipt_by_its_code_text_or_file in verify;
            a_code_of_no_receipt_is_said_so_in_the_language_asked_for in verify;
            who_checks_too_often_waits in verify;
            an_attachment_is_given_back_to_its_owner_alone in pictures;
            a_public_report_shows_its_first_picture_small in pictures;
            a_report_without_a_picture_has_no_thumbnail in pictures;
            a_picture_that_cannot_be_decoded_is_kept_and_not_shown in pictures;
            a_client_like_fixmystreet_works_as_it_is in open311;
            a_post_without_a_good_key_files_nothing in open311;
            what_is_wrong_is_said_in_the_format_that_was_asked_for in open311;
            the_filters_choose in open311;
            one_request_is_a_list_of_one_and_a_token_is_its_own_request in open311;
            requests_are_valid_by_the_schema_of_georeport in open311;
            other_sites_may_read_and_discovery_says_where in open311;
            a_danger_is_answered_with_whom_to_call in open311;
            what_the_office_does_is_told in open311;
            the_words_of_the_app_are_not_told in open311;
        }
    };
}
pub(crate) use all;

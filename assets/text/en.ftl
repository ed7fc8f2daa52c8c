# The words of Rapida in English. Second person, short sentences.

## On every screen
nav-label = Main navigation
nav-skip = Skip to content
nav-home = Home
nav-report = Report
nav-map = Map
nav-submissions = Submissions
nav-settings = Settings
action-again = Try again
action-close = Close
action-cancel = Cancel
action-back = Back
action-next = Next
action-edit = Change
action-remove = Remove
face-waiting = Loading…
time-day-and-clock = { $day } at { $clock }
nowhere-title = Page not found
nowhere-text = This address leads to no page.

banner-offline = { $queued ->
    [0] No network · what you write stays on this device
    [one] No network · 1 request waiting, it will leave by itself
   *[other] No network · { $queued } requests waiting, they will leave by themselves
}
banner-offline-since = No network · last contact { $at }
banner-captive = { $queued ->
    [0] This network asks you to sign in · open the browser and accept its terms
    [one] This network asks you to sign in: open the browser · 1 request waiting
   *[other] This network asks you to sign in: open the browser · { $queued } requests waiting
}
banner-busy = { $queued ->
    [one] The municipality cannot take requests right now · 1 request waiting, next try on { $at }
   *[other] The municipality cannot take requests right now · { $queued } requests waiting, next try on { $at }
}
banner-sending = { $queued ->
    [one] Sending 1 request
   *[other] Sending { $queued } requests
}
banner-later = { $queued ->
    [one] 1 request waiting · next try at { $at }
   *[other] { $queued } requests waiting · next try at { $at }
}
banner-try = Try now
banner-trying = Trying…

field-optional = optional
field-left = { $count ->
    [one] 1 character left
   *[other] { $count } characters left
}
fault-index-title = { $count ->
    [one] There is 1 thing to correct
   *[other] There are { $count } things to correct
}

## Before anything else
opening-choose-title = Choose a passphrase
opening-choose-why = Your data stay encrypted on this device. There is no system keychain here: the passphrase is the key, and Rapida asks for it each time it starts.
opening-passphrase = Passphrase
opening-passphrase-hint = At least { $count } characters. A few words that you remember are fine.
opening-passphrase-again = Repeat the passphrase
opening-no-recovery = Nobody can recover it, not even the municipality. If you lose it, you lose your drafts and the reports not sent yet.
opening-too-short = Use at least { $count } characters.
opening-not-same = The two passphrases differ. Write them again.
opening-choose-do = Start
opening-wrong = This is not the right passphrase. Check capitals and spaces, then try again.
opening-damaged-title = The archive cannot be read
opening-damaged-kept = The damaged file is not deleted: Rapida puts it aside and starts again.
opening-damaged-technical = Technical details
opening-damaged-file = File
opening-damaged-reason = Message of the system
opening-damaged-backup = There is a copy of { $at }: start again from there. What you did later will be missing.
opening-damaged-no-backup = There is no backup: you start from an empty archive. Reports already registered stay with the municipality.
opening-repair = Repair and start again

## The lock
lock-now = Lock
locked-title = Rapida is locked
locked-who = Who are you?
locked-open = Open
locked-show = Show
locked-not-you = Not you? Change person
locked-wait = Too many wrong attempts. Wait { $wait } with the app open, then try again.
locked-finger = Use fingerprint or face
locked-finger-reason = Open Rapida
locked-finger-unknown = It was not confirmed. Try again or use your PIN.
locked-forgot-pin = I forgot the PIN
locked-forgot-passphrase = I forgot the passphrase
lock-kind = What would you like to use?
lock-pin = PIN
lock-pin-now = Present PIN
lock-passphrase-now = Present passphrase
lock-pin-again = Repeat the PIN
lock-pin-form = Six digits, not in a row and not all the same.
lock-pin-wrong = That is not the right PIN. Try again.
lock-not-same = They are not the same. Type them again.
erase-title = Erase everything?
erase-what = Nobody can recover the PIN or the passphrase, not even the municipality. You can only erase everything of this person from this device and start again. You lose:
erase-drafts = drafts and photos;
erase-queued = requests that wait and were not sent yet;
erase-receipts = receipts, and being signed in with SPID or CIE.
erase-stays = What is registered already stays with the municipality. You can also end the session from another device of yours.
erase-understood = I understand: everything is lost
erase-do = Erase everything
people-title = Lock and people
people-no-lock = No lock: whoever uses this device can open Rapida.
people-by-pin = Locked with a PIN. It locks by itself after 5 minutes without use, on phones after 30 seconds in the background. To lock it at once: Ctrl+L.
people-by-passphrase = Locked with a passphrase. It locks by itself after 5 minutes without use, on phones after 30 seconds in the background. To lock it at once: Ctrl+L.
people-set-lock = Set a lock
people-change-lock = Change the lock
people-remove-lock = Remove the lock
people-lock-why = With a lock, Rapida opens only with your PIN or your passphrase.
people-unlock-what = Without a lock, whoever uses this device can open Rapida.
people-locked = Lock set
people-unlocked = Lock removed
people-finger = Open with fingerprint or face
people-finger-hint = Instead of your PIN, as long as Rapida stays open; after a restart the PIN is needed. Anyone whose fingerprint or face is known to this phone can open it.
people-finger-reason = Confirm that you want to open Rapida this way
people-finger-on = You can now open with fingerprint or face
people-finger-off = From now on only the PIN opens it
people-who = Who uses this device
people-unnamed = Without a name
people-you = This is you
people-lock-first = To add another person, first set a lock on your own data.
people-add = Add a person
people-add-what = They will have data of their own, which you do not see, and their own lock. Let them type the PIN or the passphrase.
people-added = Person added. To change person press Lock.
people-label = Name to show
people-label-hint = Such as “Morning shift”. At most { $max } characters; it can be read while Rapida is locked.
people-rename = Change your name
people-erase = Erase my data
people-save = Save
people-no-way-back = Nobody can recover it, not even the municipality. If you forget it, you lose your drafts and what you have not sent yet.
notice-locked-title = Rapida
notice-locked-body = There is something new. Open Rapida to read it.

## Home
home-title-quiet = Nothing to do for now
home-title-to-do = { $count ->
    [one] You have 1 thing to do
   *[other] You have { $count } things to do
}
home-to-do = To do
home-drafts = Drafts
home-actions = What would you like to do?
home-under-way = Under way
home-report-help = A pothole, a dark street lamp…
home-map-help = What others have reported
home-submissions-help = How yours are getting on
home-empty = Here you will find your submissions and the offices' answers.
draft-untitled = Report without a title
draft-saved-at = Draft saved on { $at }
card-number = No. { $number }
card-refused = Not accepted: it needs a correction
card-queued = Leaves by itself as soon as there is a network
card-sent = Sent, waiting for its number
card-asked = The office is waiting for your answer
card-office-due = with: { $office }, answer by { $due }
card-overdue = overdue: { $office } was to answer by { $due }
card-closed = closed on { $at }
card-followed = You follow it

delivery-queued = Waiting
delivery-sent = Sent
delivery-registered = Registered
delivery-refused = Not accepted

state-registered = Registered
state-in_charge = In charge
state-asked = Waiting for you
state-planned = Planned
state-resolved = Resolved
state-rejected = Rejected
state-duplicate = Reported before
state-unknown = New state: update the app

event-register = Registered
event-take_in_charge = Taken in charge
event-ask = The office asked you something
event-answer = You answered
event-reassign = Passed to another office
event-plan = Work planned
event-resolve = Resolved
event-reject = Rejected
event-mark_duplicate = It had been reported before
event-reopen = You reopened it
event-unknown = New step: update the app

## A report, step by step
step-conditions = Permissions and conditions
step-data = Details of the report
step-summary = Summary
stepper-label = Steps of the report
stepper-done = (done)
flow-resumed = You are back in a draft saved on { $at }. You can go on from where you were.
flow-saved = Draft saved at { $at }
flow-saving = Saving the draft…
flow-not-saved = Draft not saved: { $why }
flow-discard = Delete the draft
flow-discard-title = Delete the draft?
flow-discard-text = Words and photos are deleted from this device.
flow-discarded = Draft deleted
flow-emergency = In an emergency call 112. A report does not replace a phone call.

conditions-lead = You need about 2 minutes. Stop whenever you like: the draft saves itself.
conditions-use-title = How we use your data
conditions-use-1 = The report goes to the office in charge, which uses it only to solve the problem and to answer you.
conditions-use-2 = Name and contacts are optional and only the office sees them.
conditions-use-3 = The public map shows the place, the kind, the first photo and the state: never your words nor your name.
conditions-use-4 = We remove position and hidden data from photos before sending. You can black out faces and number plates.
conditions-accept = I have read how my data are used

place-title = Place
place-lead = Say where the problem is.
place-use-mine = Use my position
place-finding = Looking for your position…
place-accuracy = Accuracy: about { $distance }
place-coarse = The position is rough: check the point and move it if needed.
place-refused = You have not allowed the use of your position. You can allow it in the device's settings, or choose the point on the map, or write the coordinates.
place-unavailable = The device cannot find its position. Try outdoors, or choose the point on the map, or write the coordinates.
place-late = The search took too long. Try again, or choose the point on the map, or write the coordinates.
place-address = Street and number
place-address-hint = It helps whoever comes, but does not move the point: "via di Roma 12, in front of the school"
place-coordinates = Write the coordinates
place-latitude = Latitude
place-longitude = Longitude
place-coordinates-hint = In degrees, for instance 44.4175 and 12.1990
place-use-coordinates = Use these coordinates
place-coordinates-wrong = Write two numbers in degrees: latitude between −90 and 90, longitude between −180 and 180.
place-chosen = Point chosen: { $latitude }, { $longitude }
place-none = No point chosen
place-source-device = from the device's position
place-source-photo = from the photo
place-source-map = from the map
place-source-typed = from the coordinates
place-near-border = The point is { $distance } outside the border of the municipality. You can go on: if another municipality is in charge we will tell you.
place-outside = The point is outside the municipality, { $distance } from its border. Address the municipality where it lies; for a danger call 112.

nearby-title = Already reported near here?
nearby-lead = { $count ->
    [one] There is 1 open report of the same kind within { $distance }. If it is the same problem, follow it: we tell you when it changes.
   *[other] There are { $count } open reports of the same kind within { $distance }. If one is the same problem, follow it: we tell you when it changes.
}
nearby-distance = { $distance } away
nearby-follow = This is it: follow
nearby-followed = You already follow it
nearby-own = It is yours
nearby-now-following = You now follow report { $number }. The draft stays here until you delete it.

kind-title = Kind of problem
kind-label = What kind of problem is it?
kind-choose = Choose…
danger-question = Is there an immediate danger?
danger-call = Call: { $who }, { $phone }
danger-stop = If you see one of these signs do not send a report: telephone at once.
danger-stopped = Stop and telephone. A report would arrive too late.
danger-not-so = A mistake, back to the report

words-title = What is happening
title-label = Title
title-hint = In a few words: "Hole in the pavement"
details-label = Details
details-hint = Since when, how big, who may get hurt

photos-title = Photos
photos-lead = Up to { $count } JPEG, PNG or WebP photos. They help the office understand.
photos-add = Add photos
photos-preparing = Preparing the photo…
photos-added = { $count ->
    [one] Photo added
   *[other] { $count } photos added
}
photos-one = Photo { $number }
photos-size = { $width } × { $height } pixels, { $kilobytes } kB
photos-cover = Black out faces and plates
photos-remove = Remove photo { $number }
photos-use-place = Use the photo's position
photos-place-used = Place taken from the photo
photos-taken = Taken on { $at }

cover-title = Black out faces and plates
cover-lead = Drag on the photo to cover an area. With the keyboard: add an area, move it with the arrows, resize it with Shift and the arrows, remove it with Delete.
cover-add = Add an area
cover-zone = Area { $number }: { $x }% from the left, { $y }% from the top, { $width }% wide, { $height }% high
cover-remove-last = Remove the last
cover-save = Black out for ever
cover-forever = What you cover is destroyed in the photo: there is no way back.
cover-done = Done: parts blacked out

contact-title = How to reach you
contact-lead = Optional: for the office, should it need to call you. Answers come to this app in any case.
contact-name = First and last name
contact-email = E-mail
contact-phone = Telephone

summary-lead = What you have written counts as a declaration. Check that it is right.
summary-place = Place
summary-kind = Kind
summary-title = Title
summary-details = Details
summary-photos = Photos
summary-contact = Contacts
summary-none = None
summary-no-details = No details
summary-no-photos = No photos
summary-photos-count = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
summary-edit = Change: { $what }
summary-send = Confirm and send
summary-sending = Sending…

sent-title-queued = Report waiting to leave
sent-title-sent = Report on its way
sent-title-registered = Report registered
sent-title-refused = Report not accepted
sent-queued = It is safe on this device. It leaves by itself as soon as there is a network, also if you close the app and open it again.
sent-sent = It is on its way. Its number comes once the municipality has all of it.
transfer-documents = Sending the documents: { $arrived } of { $total }
transfer-photos = Sending the photos: { $arrived } of { $total }
sent-registered = In charge: { $office }. You get an answer by { $due }.
sent-number = Registration number
sent-see = See the report
sent-receipt = See the receipt
sent-home = Back to home
sent-next-title = What happens now
sent-next-1 = The office reads the report and takes charge of it.
sent-next-2 = If it needs something, it asks you here.
sent-next-3 = When it is solved we tell you. If it is not, reopen it within { $days } days.

## Reports
reports-title = My reports
reports-own = Made by you
reports-followed = Followed
reports-show-map = Show on the map
reports-hide-map = Hide the map
reports-empty = You have made no reports yet.
report-title-none = Report
report-office = Office
report-number = Number
report-made = Written on
report-due = Answer by
report-turn = Whose turn
report-turn-office = It is the office's turn
report-turn-citizen = It is your turn
report-turn-nobody = Nobody's: it is over
report-story = What happened
report-what = What you reported
report-where = Where
report-photo-alt = Photo { $number } of the report
report-office-photo-alt = Photo by the office
report-planned = The day planned is { $day }
report-duplicate = See report { $number }
report-you = You
report-waiting = It leaves as soon as there is a network
report-waiting-answer = Your answer, waiting to leave
report-waiting-reopen = The reopening, waiting to leave
report-refused-answer = Answer not accepted
report-refused-reopen = Reopening not accepted
report-answer-title = Answer the office
report-answer-label = Your answer
report-answer-do = Send the answer
report-answer-sent = Answer waiting to leave
report-reopen-title = Not really solved?
report-reopen-lead = You can reopen it within { $days } days of its end. Say what is still wrong.
report-reopen-label = Why you reopen it
report-reopen-do = Reopen the report
report-reopen-sent = Reopening waiting to leave
report-refused-title = The municipality did not accept it
report-refused-lead = The report is still here, with its photos. Correct it and send it again, or delete it.
report-correct = Correct and send again
report-discard = Delete the report
report-discard-title = Delete the report?
report-discard-text = The municipality did not accept it. If you delete it, words and photos disappear from this device.
report-discarded = Report deleted
report-words-needed = Write something before you send.

receipt-title = Receipt
receipt-genuine = Genuine: signed by the municipality, about this very submission.
receipt-unknown_key = Signed with a key that this device does not know yet. Connect to the network and try again.
receipt-forged = Not valid: this is not what the municipality signed.
receipt-number = Registration number
receipt-at = Registered on
receipt-office = Office
receipt-due = Answer by
receipt-attachments = Attachments
receipt-code = Verification code
receipt-hash = Fingerprint of the content (SHA-256)
receipt-verify = Anybody can check it: scan the QR code, or write the code at this address.
receipt-qr = QR code with the verification address
receipt-save = Save as PDF
receipt-saved = Receipt saved: { $path }
receipt-issuer = Issued by

## Map
territory-title = Reports in the municipality
territory-lead = Of the last year, without words or names of those who made them.
territory-list = List
territory-filter-kind = Kind
territory-filter-state = State
territory-all = All
territory-open = Open
territory-closed = Closed
territory-count = { $count ->
    [0] No reports
    [one] 1 report
   *[other] { $count } reports
}
territory-more = Show more
territory-empty = There is no report with these filters.
public-title = Report { $number }
public-registered = Registered on
public-updated = Last change
public-office = Office
public-state = State
public-kind = Kind
public-where = Where
public-picture = Photo of the report
public-gone = There is no report with this number on the map. It may be more than a year old.
public-follow = Follow
public-unfollow = Stop following
public-following = You now follow it: find it among your reports
public-unfollowed = You no longer follow it
public-own = Open your report

## Settings
settings-title = Settings
settings-language = Language
settings-theme = Appearance
settings-system = As the system
settings-light = Light
settings-dark = Dark
about-title = About
about-version = Version
about-licence = Licence
about-comune = Municipality
about-phone = Public relations office, telephone
about-email = Public relations office, e-mail
about-accessibility = Accessibility
about-accessibility-text = Rapida works by keyboard alone and with screen readers, and aims at WCAG 2.2 level AA. If something is in your way, write to or call the public relations office.
about-privacy = Your data
about-privacy-text = Drafts, photos and reports are encrypted on this device. There are no advertisements and nobody tracks you.

## Fields, faults, problems
field-privacy = How we use your data
field-place = Place
field-category = Kind of problem
field-title = Title
field-details = Details
field-address = Street and number
field-contact-name = First and last name
field-contact-email = E-mail
field-contact-phone = Telephone
field-words = Words
field-other = Something else

fault-required = Missing: fill in this field.
fault-too_long = Too long: at most { $limit } characters.
fault-too_short = Too short: at least { $limit } characters.
fault-unknown = Choose one of the entries of the list.
fault-malformed = Not in a valid form. Check it.
fault-outside_territory = More than { $limit } m from the border of the municipality.
fault-not_accepted = To go on, confirm that you have read it.
fault-too_simple = Too easy to guess. Choose another.
fault-too_small = Too little: at least { $limit }.
fault-too_large = Too much: at most { $limit }.
fault-too_few = Too few: at least { $limit }.
fault-too_many = Too many: at most { $limit }.
fault-too_heavy = The file is too large: at most { $limit } MB. Make it smaller or split it.
fault-wrong_type = This kind of file is not taken. See which ones are.
fault-repeated = It is there twice: take it out once.
fault-ends_early = The end comes before the beginning. Check the dates.
fault-rule_broken = This answer breaks a rule of the service. Check it.
fault-locked = This comes from a register and cannot be changed here. Open the form again.
fault-disagrees = The calculation has changed. Open the form again and check.
fault-not_asked = This answer is no longer asked for. Open the form again.
fault-tax_code_length = A tax code (codice fiscale) has { $expected } characters, here are { $found }. Check it.
fault-tax_code_letter = Character { $at } is “{ $found }”, but a letter belongs there. Correct it.
fault-tax_code_digit = Character { $at } is “{ $found }”, but a digit belongs there. Correct it.
fault-tax_code_month = Character 9 is the month, but no month has the letter “{ $found }”. Correct it.
fault-tax_code_day = There is no such birth date: day { $day }, month { $month }. Check characters 7 to 11.
fault-tax_code_zeros = These are only zeros. Write your code.
fault-tax_code_check = There is a mistake: with these characters the last one should be { $expected }. Compare with your health card.
fault-tax_code_other_surname = The code is not of this surname: it should begin with { $expected }. Check both.
fault-tax_code_other_name = The code is not of this first name: characters 4 to 6 should be { $expected }. Check both.
fault-tax_code_other_birth = The code has another birth date. Check both.
fault-tax_code_other_sex = The code says the other sex. Check both.
fault-cadastral_code_form = Write a letter and three digits, such as H199.
fault-birthplace_unknown = No place has the code { $code }. Check characters 12 to 15.
fault-birthplace_not_yet = { $place } has this code only since { $from }, after the birth. Check the code and the date.
fault-birthplace_no_longer = { $place } had this code only until { $to }, before the birth. Check the code and the date.
fault-vat_number_length = A VAT number has 11 digits, here are { $found } characters. Check it.
fault-vat_number_digit = Character { $at } is “{ $found }”, but a digit belongs there. Correct it.
fault-vat_number_zeros = The first seven digits are all zeros. Check them.
fault-vat_number_office = Digits 8 to 10 are { $found }, which is no tax office. Check them.
fault-vat_number_check = There is a mistake: with these digits the last one should be { $expected }. Compare with a document.
fault-iban_country = An IBAN begins with the two letters of its country, such as IT. Check it.
fault-iban_length = An IBAN of { $country } has { $expected } characters, here are { $found }. Check it.
fault-iban_character = Character { $at } is “{ $found }”, but an IBAN has only letters and digits. Correct it.
fault-iban_letter = Character { $at } is “{ $found }”, but a letter belongs there. Correct it.
fault-iban_digit = Character { $at } is “{ $found }”, but a digit belongs there. Correct it.
fault-iban_check = Something is mistyped. Compare the IBAN with your bank's, group by group.
fault-iban_cin = The fifth character should be { $expected }. Compare with your bank's IBAN.
fault-phone_character = “{ $found }” is not part of a telephone number. Write digits only.
fault-phone_too_short = Too short: a number has at least { $limit } digits, with its prefix.
fault-phone_too_long = Too long: a number has at most { $limit } digits. Write only one.
fault-phone_not_in_use = There is no such number. Check the prefix; begin a foreign number with + and the country.
fault-email_too_long = Too long: at most { $limit } characters.
fault-email_blank = Remove the space inside the address.
fault-email_at = An address has exactly one @, here are { $found }. Correct it.
fault-email_local = Check the part before the @: it is empty, too long or has a dot too many.
fault-email_domain = Check the part after the @: write a domain such as example.it, not “{ $found }”.
fault-email_character = Remove “{ $found }”: it is not part of an address.
fault-email_not_certified = { $domain } gives no certified addresses (PEC). Write your PEC, or use the e-mail field.
fault-postal_code_length = An Italian postal code has 5 digits, here are { $found } characters. Check it.
fault-postal_code_digit = Character { $at } is “{ $found }”, but a postal code has only digits. Correct it.
fault-plate_country = Choose the country of the plate: its sign has one to three letters, such as I or D.
fault-plate_character = Remove “{ $found }”: write only Latin letters and digits.
fault-plate_length = A plate has 2 to 12 characters, here are { $found }. Check it.
fault-plate_unusual = This does not look like an Italian plate. Check it; if it is right, go on.
fault-plate_lookalike = Perhaps { $plate }? Look at the plate; if what you wrote is right, go on.
fault-isee_protocol_form = The protocol of the DSU looks like INPS-ISEE-2026-01234567A-00: it is at the top of the attestation.

problem-malformed = The request cannot be read. If it happens again, update the app.
problem-invalid = Something needs a correction.
problem-no-proof = The municipality does not recognise this device. Try again shortly.
problem-nonce-needed = The municipality asks for a fresh proof. Try again.
problem-sign-in-needed = You need to sign in for this.
problem-level-needed = This needs a level 2 sign-in: sign in again and go on from here.
problem-no-right = You may not act for them in this service, or no longer: choose for whom you act and try again.
problem-forbidden = You are not allowed to do this.
problem-not-found = It is no longer there, or not yours.
problem-conflict = It has already reached the municipality with other data.
problem-not-open = Today this service cannot be asked for online: its card says when and how.
problem-wrong-state = It has changed in the meantime: this step is no longer possible.
problem-attachment-missing = A photo has not reached the municipality yet. It leaves again by itself.
problem-wrong-offset = The upload was interrupted. It goes on by itself.
problem-wrong-digest = A photo arrived damaged. It leaves again by itself.
problem-gone = No longer available.
problem-too-large = It is too large.
problem-wrong-type = This format is not accepted.
problem-too-many = Too many requests in a short time. Wait a few minutes.
problem-internal = Something did not work. Try again; if it happens again, call the public relations office.
problem-unavailable = The municipality's service is down for the moment. Try again later.
problem-offline = There is no network. What you wrote is safe.
problem-foreign-answer = This network asks you to sign in: open the browser, accept its terms and try again.
problem-locked = The passphrase is needed, or it is not the right one.
problem-app-locked = Rapida is locked. Open it with your PIN or your passphrase.
problem-wrong-pin = That is not the right PIN or passphrase. Try again.
problem-pin-wait = Too many wrong attempts. Wait with the app open, then try again.
problem-lock-needed = With several people on this device, each needs a lock.
problem-no-key-store = This device has no system key store: a passphrase is needed.
problem-key-withheld = This device's key store is locked or does not answer. Your data is safe: unlock it and try again.
problem-sign-in-refused = You cancelled the sign-in. Sign in again whenever you like.
problem-sign-in-late = The time to sign in is over. Sign in again.
problem-sign-in-level = This needs an identity of a higher level. Sign in again and choose the level that is asked for.
problem-sign-in-failed = Signing in did not work. Try again.
problem-issuer-away = The identity service does not answer. Try again in a few minutes.
problem-no-browser = The browser does not open. Copy the address and open it yourself.
problem-damaged = The archive on this device cannot be read.
problem-photo-unreadable = This photo cannot be read: the file is incomplete or damaged. Choose another.
problem-photo-format = This kind of file cannot be used. Choose a JPEG, PNG or WebP photo, or take a screenshot of it.
problem-photo-heic = This photo is in HEIC format. On an iPhone choose Settings › Camera › Formats › “Most Compatible” and take it again, or take a screenshot of it and add that.
problem-photo-cmyk = This image has the colours of print (CMYK). Save it as a JPEG with RGB colours and try again.
problem-not-an-image = This file is not an image. Choose a JPEG, PNG or WebP photo.
problem-photo-too-heavy = The file is too heavy for a photo: 256 MB at most. Choose another one or save it smaller.
problem-photo-too-small = The photo is too small: at least 100 pixels each side.
problem-photo-too-large = The photo is too large: at most 48 megapixels.
problem-photo-too-many = You already have 3 photos. Remove one to add another.
problem-draft-changed = Another device has changed the draft. Check the summary and send again.
problem-file-elsewhere = A file is on another device. Choose it again here and send.
problem-storage = There is no space left on the device, or it cannot be written. Free some space and try again.
problem-other = It did not work. Update the app and try again.

## The map itself
map-place-label = Map to choose the place
map-place-hint = Tap the place, or bring it to the middle and press “Use the middle of the map”.
map-place-keys = With the keyboard: arrows to move (with Shift a little), + and − to zoom, Enter to choose the middle.
map-reports-label = Map of reports
map-reports-hint = Tap a mark to open the report.
map-reports-keys = With the keyboard: arrows to move, + and − to zoom, Enter to open the one in the middle.
map-use-centre = Use the middle of the map
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-attribution = Sources of the map
map-credit = Comune di Ravenna · boundary: openpolis/ISTAT, CC BY 4.0
map-waiting = Opening the map
map-unavailable = This device cannot draw the map. Everything can be done without it: use the coordinates or the list.

## Sign-in
account-title = Your sign-in
account-lead = Sign in with your digital identity (SPID or CIE). You do not need it to report: the services that must know who you are will ask for it.
account-enter = Sign in with SPID or CIE
account-enter-short = Sign in
account-hello = Hello, { $name }
account-arrived = Hello { $name }, you are signed in
account-known = Your data
account-name = Name and surname
account-tax-code = Tax code
account-issuer = Identity provider
account-level = Security level
account-level-1 = Level 1: user name and password
account-level-2 = Level 2: a code or an app as well
account-level-3 = Level 3: a card or a certificate as well
account-since = Signed in on
account-step-up = Go on to level 2
account-step-up-why = Some services ask for level 2. You do not need it to report.
account-waiting = Go on in the browser: when you are done you come back here by yourself.
account-waiting-until = I wait for you until { $at }.
account-no-browser = Did the browser not open?
account-copy = Copy this address and open it yourself:
account-finishing = Checking who you are…
account-ended = Your sign-in on this device was ended on { $at }, from another device or because you had not used it for long. The data of the sign-in are no longer here. To come back press Sign in, at the top.
action-understood = Understood
devices-title = My devices
devices-lead = Where you are signed in. If you lose a phone, end its sign-in here.
devices-this = This device
devices-other = Another device
devices-since = Signed in on { $at }
devices-used = Last used on { $at }
devices-end = End
devices-end-label = End the sign-in of { $at }
devices-ended = Sign-in ended
devices-end-others = End all others
devices-others-ended = The other sign-ins are ended
leave-do = Sign out
leave-title = Do you want to sign out?
leave-ask = This device may hold drafts and requests that were not sent yet. Choose what becomes of them.
leave-keep = Sign out and keep them here
leave-erase = Sign out and delete them
leave-done = You are signed out

## Profile and for whom one acts
profile-title = Your profile
profile-lead = What the municipality already knows about you, and what you add: forms fill themselves in.
profile-not-told = The municipality has not sent your data yet. They come at the next contact.
profile-refresh = Update from the register office
profile-refreshed = Data updated
profile-person = Who you are
profile-origin = From { $by }, updated on { $at }
profile-locked = Given by { $by }: it cannot be changed here
profile-register-not-found = The register office of Ravenna does not find you: if you reside elsewhere, you write residence and household into the forms yourself.
profile-register-away = The register office does not answer now. You see the last data received; try again later.
profile-birth-date = Date of birth
profile-birthplace = Place of birth
profile-company = Company
profile-vat-number = VAT number
profile-company-office = Registered office
profile-contacts = Contacts of your digital identity
profile-residence = Residence
profile-address = Address
profile-since = Since
profile-status = Civil status and citizenship
profile-civil-status = Civil status
profile-citizenship = Citizenship
profile-household = Your household
profile-born = Born on { $day }, { $place }
profile-documents = Documents
profile-document = Number { $number }, issued by { $issuer }
profile-valid-until = Valid until { $day }
profile-correct-title = Is something wrong? Where to correct it
profile-correct-issuer = Name, tax code, birth and contacts come from { $by }: correct them with the provider of your digital identity, then sign in again.
profile-correct-register = Residence, civil status and household come from the register office: ask the municipality's register office or ANPR to correct them.

civil-status-single = Single
civil-status-married = Married
civil-status-widowed = Widowed
civil-status-divorced = Divorced
civil-status-civil_union = In a civil union
civil-status-widowed_of_union = Surviving partner of a civil union
civil-status-union_dissolved = Civil union dissolved
civil-status-other = Not stated

kinship-head = Head of the household
kinship-spouse = Spouse
kinship-child = Child
kinship-grandchild = Grandchild
kinship-parent = Parent
kinship-grandparent = Grandparent
kinship-sibling = Sibling
kinship-niece_or_nephew = Niece or nephew
kinship-aunt_or_uncle = Aunt or uncle
kinship-child_in_law = Son- or daughter-in-law
kinship-parent_in_law = Parent-in-law
kinship-partner = Partner
kinship-civil_partner = Civil partner
kinship-adopted_child = Adopted child
kinship-other = Other member

field-day-hint = Day, month and year, such as 31/12/2027.
fault-day = Write day, month and year, such as 31/12/2027.
own-title = Data that you add
own-lead = They stay on this device. The municipality gets them only when you send a request that needs them.
own-empty = You have not added anything yet.
own-kind = What do you want to add?
own-add = Add
own-declared = { $kind }, declared by you on { $at }
own-change-label = Edit { $what }
own-remove-label = Delete { $what }
own-remove-title = Delete from the profile
own-remove-ask = Do you want to delete { $what }? Requests already sent do not change.
own-removed = Deleted from the profile
own-save = Save to the profile
own-saved = Saved to the profile
own-amount-fault = Write the amount in euros, such as 9.360,00.
own-property-line = Comune { $comune }, sheet { $sheet }, parcel { $parcel }
own-isee-line = ISEE of { $amount }, valid until { $day }
own-phone = Telephone
own-email = E-mail
own-certified_mail = PEC (certified mail)
own-iban = IBAN for refunds
own-vehicle = Vehicle
own-property = Property
own-isee = ISEE
own-company = Company
own-input-phone = Telephone number
own-input-email = E-mail address
own-input-certified_mail = PEC address
own-input-iban = IBAN
own-input-plate = Number plate
own-input-country = Country of the plate (Italy: I)
own-input-model = Make and model
own-input-comune = Cadastral code of the comune (Ravenna: H199)
own-input-section = Section
own-input-sheet = Sheet
own-input-parcel = Parcel
own-input-unit = Unit
own-input-protocol = Protocol of the DSU
own-input-amount = Value in euros
own-input-until = Valid until
own-input-company = Name of the company
own-input-vat_number = VAT number
own-input-rea = REA number
own-input-office = Office

right-parent = Parent, by the register office
right-representative = Representative of the company
right-staff = Staff of the structure
right-mandate = Mandate
right-unknown = Update the app to learn by which right
structure-hotel = Hotel or other lodging
structure-garage = Garage
structure-practice = Practice or association
structure-unknown = Structure
grant-offered = To be accepted
grant-accepted = In force
grant-revoked = Revoked
grant-declined = Given back
grant-expired = Expired
grant-unknown = Update the app
grant-until = Until { $day }
grant-accept = Accept
grant-accept-label = Accept: { $name }
grant-decline = Decline

acting-title = For whom you act
acting-lead = Choose for whom you use the services: yourself, somebody of your household, a company, where you work, or who gave you a mandate.
acting-rights = Rights given and received
acting-oneself = For yourself
acting-chosen = Acting for
acting-choose = Choose
acting-choose-label = Choose { $name }
acting-now = You now act for { $name }
acting-until = { $right }, until { $day }
acting-only = { $right }, only { $services }
acting-for = You act for { $name }
acting-lost = You may no longer act for { $name }
acting-change = Change

structures-title = Structures and staff
structures-lead = Hotels, garages and practices that you lead or work for.
structures-empty = You lead no structure, and none has named you as staff.
staff-title = Staff
staff-empty = You have not named anybody yet.
staff-name = Name a person
staff-name-hint = The person accepts at their next sign-in. You can revoke them at any time, with immediate effect.
staff-name-do = Name
staff-named = Person named: now they have to accept
staff-revoke = Revoke
staff-revoked = Revoked: they can no longer act
staff-leave = Leave
staff-left = You are no longer staff
staff-accepted = Accepted: you can now act for the structure
staff-sure = Here you can look. Naming, accepting or revoking needs a level 2 sign-in.
grantee-from = From
grantee-until = Until
grantee-until-hint = Such as 31/12/2027, at most two years from today.
grantee-until-range = Choose a day from today on, within two years.
grantee-until-before = This day is before the beginning. Correct one of the two.

mandates-title = Mandates
mandates-lead = Who may act in your place, and for whom you may act.
mandates-given = Mandates that you gave
mandates-given-none = You have given no mandate.
mandates-received = Mandates that you received
mandates-received-none = You have received no mandate.
mandate-give = Give a mandate
mandate-give-hint = Whoever receives it can use the services for you, once accepted. You see everything they do and can revoke it at any time.
mandate-give-do = Give the mandate
mandate-given = Mandate given: now it has to be accepted
mandate-sure = Here you can look. Giving, accepting or ending a mandate needs a level 2 sign-in.
mandate-end = End
mandate-ended = Mandate ended
mandate-accepted = You have accepted the mandate
mandate-who = { $delegate } for { $subject }
mandate-period = From { $from } to { $until }
mandate-known = The municipality already has the mandate as it was before: it is in the list. Press again to give this one too.
mandate-unanswered = The municipality does not answer. What you wrote stays on this page: press again, there will be one mandate only.
scope-title = For which services
scope-all = For all services
scope-some = Only for some
scope-services = Services
scope-only = Only { $services }
scope-none = Choose at least one service, or all.
service-report = Reports
document-pdf = PDF
document-p7m = signed document P7M
document-jpeg = JPEG image
document-png = PNG image
evidence-title = Document that proves the mandate
evidence-hint = One file: PDF (signed or not), P7M, JPEG or PNG, at most 10 MB. Only the two sides see it.
evidence-choose = Choose the document
evidence-another = Choose another
evidence-remove = No document
evidence-size = { $kind }, { $kilobytes } kB
evidence-too-large = The document is larger than 10 MB: choose a smaller one.
evidence-wrong-type = This file is no PDF, P7M, JPEG or PNG. Choose another.
evidence-unreadable = This file cannot be read. Choose another.
evidence-missing = The document has not reached the municipality. Choose it again and retry.
evidence-save = Save the document
evidence-saved = Document saved: { $path }

acts-title = Done for you
acts-lead = What others did for you, or for whom you represent: who, when and by which right.
acts-empty = Nobody has acted for you yet.
acts-line = { $by } for { $subject } · { $right }
act-report = Report sent
act-report_step = Answer to a report
act-staff = Staff of a structure changed
act-mandate = Mandate changed
act-other = Something else

my-data-title = Your data
my-data-lead = A copy of everything that this device holds of you: to read (PDF) and for other programs (JSON).
my-data-way = A copy for you, who in the municipality saw them, and how to have them erased.
my-data-copy = A copy for you
accesses-title = Who saw your data
accesses-lead = Whenever an office opens or works on a request of yours it is written down here.
accesses-none = Nobody has opened your requests yet.
accesses-line = { $act } · { $role }
accesses-why = { $purpose }, request no. { $code }
accesses-older = Older
accesses-newest = Back to the newest
access-viewed = Opened
access-worked = Worked on
access-exported = File taken along
access-unknown = Something else
role-clerk = Office in charge
role-registrar = Protocol
role-police = Local police
role-admin = Administration
role-unknown = Another role
purpose-handling = To handle it
purpose-registration = To register it
purpose-unknown = For another reason
erasure-title = Ask the municipality to erase your data
erasure-lead = The municipality answers within a month. It erases what it need not keep by law and tells you what stays and why.
erasure-sure = Asking for erasure needs a level 2 sign-in.
erasure-ask = Ask for erasure
erasure-confirm = You send the request to the municipality in your name. You can follow it here.
erasure-sent = Request sent to the municipality
erasure-asked = Asked on { $at }
erasure-due = Answer by { $day }
erasure-state-open = In progress
erasure-state-done = Done
erasure-state-refused = Refused
erasure-state-unknown = Update the app

my-data-export = Save a copy
my-data-written = Saved to { $file }. The file is not protected: move it where only you can see it.

summary-acting = You send this for { $name }.
summary-oneself = You send this for yourself.
summary-sure = Sending for others needs a level 2 sign-in. You come back here, with everything as you wrote it.
contact-fill = Fill in from the profile
contact-keep = The contacts that you wrote are for…
contact-keep-once = this request only
contact-keep-profile = the profile too

## Services
nav-services = Services
home-services-help = Nursery, permits, certificates, taxes
services-title = Services
services-lead = Everything that you can ask the Comune for, and how far you get online.
services-search = Search for a service
services-search-hint = Write it as you would say it: “nursery”, “identity card”, “pothole”
services-found = { $count ->
    [0] No service found
    [one] 1 service found
   *[other] { $count } services found
}
services-none = Try another word, or look at the categories.
services-recent = Opened recently
services-life-events = What is happening in your life?
services-categories = Categories
services-all = All services
services-crumbs = Where you are
services-way = How it is done
service-start = Start
service-audience = Who it is for
service-how = How to do it
service-needed = What is needed
service-outcome = What you get
service-times = Times and deadlines
service-access = Access the service
service-conditions = Conditions of service
service-contacts = Contacts
service-office = Office
service-calls = When you can ask for it
service-call-days = from { $opens } to { $closes }
service-fee-and-term = Costs and times
service-fee-computed = Depends on your answers
service-term = Answer within
service-working-days = { $count ->
    [one] 1 working day
   *[other] { $count } working days
}
service-calendar-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
service-stages = What happens next
service-norms = Laws and regulations
light-green = All done here
light-yellow = Print and sign
light-red = Not now
light-off = Information only
padlock-closed = Padlock closed: you have to sign in
padlock-open = Padlock open: no sign-in needed
reason-online = Green light: everything is done online.
reason-paper = Yellow light: you fill it in here, print, sign and hand it in on paper.
reason-no-signature = Whoever asks for a business signs digitally: without a signature it is handed in on paper.
reason-signature-of-all = A digital signature is needed to send it.
reason-suspended = The service is suspended.
reason-not-yet = You can ask for it from { $day }.
reason-closed = Applications closed on { $day }.
reason-not-for-them = It cannot be asked for whom you act for now.
reason-elsewhere = It is done on the pages of another body.
reason-at-the-office = It is asked for at the counter or by telephone.
reason-newer-app = This version of the app does not do it yet.
remedy-act-for = It can be asked { $whom }: change whom you act for.
remedy-digital-signature = A digital signature is needed to send it online.
remedy-print-and-sign = Print the form, sign it and hand it in at the office.
remedy-ask-office = Ask the office
remedy-open-pages = Open the pages
remedy-update-app = Update the app.
whom-oneself = for yourself
whom-child = for a minor child
whom-company = for a company
whom-structure = for a structure
whom-client = for a client
whom-unknown = for others

## Filling in a form
form-begin = Fill in
form-begin-another = Fill in another one
form-begin-hint = You can stop whenever you like: the draft is saved by itself.
form-drafts = { $count ->
    [one] You have a draft
   *[other] You have { $count } drafts
}
form-go-on = Go on
form-for = for { $name }
form-closes-short = to be sent by { $day }
form-card-due = answer by { $due }
form-steps = Steps of the form
form-steps-here = Step { $number } of { $count }
form-step-complete = Complete
form-step-open = { $count ->
    [one] 1 thing to correct or complete
   *[other] { $count } things to correct or complete
}
form-step-not-begun = Not begun
form-summary = Summary
form-older = This service has a newer form. You can finish the draft as you began it.
form-amends = You are changing an application that was sent. Until you send this one, the earlier one counts.
form-help = What does this mean?
form-unknown = This question is new: update the app to answer it.
form-not-computed = Follows from your answers
form-yes = Yes
form-no = No
form-clear = Clear the choice
form-clear-label = Clear the choice: { $what }
form-at-most = { $count ->
    [one] At most 1.
   *[other] At most { $count }.
}
form-between = From { $least } to { $most }.
form-amount-hint = In euro, written as 1.250,00.
form-fault-amount = Write the amount in euro, as 1.250,00.
form-fault-number = Write digits only.
form-fault-consent = To go on, your confirmation is needed.
form-found = { $count ->
    [0] No entry: try other letters.
    [one] 1 entry
   *[other] { $count } entries
}
form-found-more = The first { $count } entries: go on typing to find the others.
form-member = { $given } { $family }, born on { $day }
form-origin-profile = From your profile
form-origin-registry = From the register office
form-origin-person = From your digital identity
form-origin-company = From the company for which you act
form-correct = Is it wrong? Here is where it is corrected
form-correct-person = Have it corrected by your identity provider, then sign in again.
form-correct-company = It comes from the business register: ask the chamber of commerce to correct it.
form-offer = Use what is in your profile
form-offer-other = Use something else that is known
form-keep = What you wrote counts…
form-elsewhere = On another device: { $what }
form-elsewhere-take = Use this
form-elsewhere-mine = Keep mine
form-part-tax_code = Tax code
form-part-given_name = First name
form-part-family_name = Surname
form-part-birth_date = Date of birth
form-part-birthplace = Place of birth
form-part-sex = Sex
form-part-kinship = Kinship
form-part-street = Street and number
form-part-postal_code = Postal code
form-part-comune = Comune
form-part-province = Province
form-part-province-hint = Two letters, as RA.
form-part-from = From
form-part-until = Until
form-part-number = Plate
form-part-country = Country of the plate
form-part-country-hint = Its sign: I for Italy, D for Germany.
form-part-cents = Value of the ISEE
form-part-protocol = Protocol of the DSU
form-part-protocol-hint = At the top of the attestation, as INPS-ISEE-2027-01234567A-00.
form-part-valid_until = Valid until
form-part-cadastral_code = Cadastral code of the Comune
form-part-cadastral_code-hint = For Ravenna it is H199.
form-part-section = Section
form-part-sheet = Sheet
form-part-parcel = Parcel
form-part-unit = Unit
form-part-address = Address
form-part-lat = Point on the map
form-part-lon = Point on the map
form-sex-female = Female
form-sex-male = Male
form-preferences-hint = { $count ->
    [one] Choose it from the list.
   *[other] Up to { $count }, the dearest first. Move them with the buttons, the arrow keys or by dragging.
}
form-preferences-add = Add from the list
form-preferences-moved = { $name }: place { $place } of { $count }
form-preferences-handle = Move { $name }, place { $place }: use the up and down arrows
form-preferences-up = Up: { $name }
form-preferences-down = Down: { $name }
form-preferences-remove = Remove: { $name }
form-up = Up
form-down = Down
form-file-pdf = PDF
form-file-jpeg = JPEG
form-file-png = PNG
form-file-p7m = P7M (signed document)
form-file-unknown = other
form-file-limits = { $count ->
    [one] One file, { $kinds }, at most { $megabytes } MB.
   *[other] Up to { $count } files, { $kinds }, each at most { $megabytes } MB.
}
form-file-add = Choose files
form-file-adding = Adding file { $place } of { $count }…
form-file-progress = Files added
form-file-remove = Remove the file { $name }
form-row = { $what }: { $number } of { $count }
form-rows = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
form-row-add = Add
form-row-add-label = Add: { $what }
form-row-remove = Remove { $what }
form-name-give = Give the draft a name
form-name-change = Rename
form-name-title = Name of the draft
form-name-label = What do you want to call it?
form-name-hint = Only you see it. At most { $count } characters.
form-name-save = Save
form-discard-text = The draft's answers and files are deleted from all your devices.
form-fee = Fee
form-closes = { $call }: you can send until { $day }.
form-next-within = within { $term }
form-next-term = Term for the answer: { $term }.
form-send = Send
form-sign-in-why = To send you have to sign in. You come back here, with everything as you wrote it.
form-print-title = How to hand it in
form-print-1 = Prepare the PDF and print it.
form-print-2 = Sign by hand where it says so.
form-print-3 = Hand it in at the office.
form-print = Prepare the PDF
form-printed = Form saved: { $path }
form-refused-lead = Your answers are still here. Correct them and send again.
form-refused-correct = Correct
form-sent-title-queued = Application queued
form-sent-title-sent = Application on its way
form-sent-title-registered = Application registered
form-sent-title-refused = Application not accepted
form-sent-registered = In charge: { $office }.
form-sent-made = Sent on
form-sent-for = For
form-sent-what = What you sent
form-sent-save-receipt = Save the receipt as PDF
form-sent-print = Save a copy as PDF
form-see = See the application
form-gone = This draft was sent or deleted on another device.
form-sent-of-service = Your applications

rating-title = Your opinion
rating-question = How easy was it to use this service?
rating-stars = { $count ->
    [one] 1 star out of 5
   *[other] { $count } stars out of 5
}
rating-good = What did you like most?
rating-bad = Where did you have the most difficulty?
rating-words = Anything to add?
rating-send = Send the rating
rating-thanks = Thank you: your opinion helps us to improve the service.
rating-good-clear = The instructions were clear
rating-good-complete = The instructions were complete
rating-good-on_track = I always knew that I was getting on
rating-good-technical = I had no technical problems
rating-good-other = Something else
rating-bad-clear = Sometimes the instructions were not clear
rating-bad-complete = Sometimes the instructions were not complete
rating-bad-on_track = Sometimes I did not know whether I was getting on
rating-bad-technical = I had technical problems
rating-bad-other = Something else

## Submissions
submissions-title = My submissions
submissions-lead = What you have sent or begun, for you and for those you act for.
submissions-empty = You have no submissions yet.
submissions-to-services = See the services
submissions-nobody = You see what you did on this device. Sign in to see the rest, too.
submissions-nobody-queued = What you sent while signed in and still waits leaves when you sign in.
submissions-search = Search your submissions
submissions-search-hint = Service, register number, name, or words of the office
submissions-by-service = Service
submissions-by-subject = For whom
submissions-by-year = Year
submissions-filters = More filters
submissions-oneself = For yourself
submissions-count = { $count ->
    [0] No submissions
    [one] 1 submission
   *[other] { $count } submissions
}
submissions-none = Nothing fits these filters.
submissions-widen = Clear the filters
submissions-told = Last told by the municipality on { $at }.
submissions-export = Take this list with you
submissions-csv = Save as a table (CSV)
submissions-pdf = Save as PDF
submissions-written = List saved: { $path }
submission-at = sent on { $at }
submission-sender = sent by { $name }
submission-send-by = Send by { $day }
submission-answer-by = Answer by { $day }
submission-answer-late = Your answer was due by { $day }
submission-office-late = The municipality was to answer by { $day }
submission-office-by = Answer due by { $day }
submission-step-waits = A step of yours is on its way
submission-waits-sender = It leaves when its sender signs in
standing-draft = Draft
stand-legend = Where it stands
stand-all = All
stand-mine = Your turn
stand-underway = Under way
stand-over = Over
board-title = By client
board-lead = What is open of those you act for, the nearest deadline first.
board-empty = Nothing is open of those you act for.
board-open = { $count ->
    [one] 1 open
   *[other] { $count } open
}
board-late = Overdue
board-near = { $count ->
    [one] Within 1 day
   *[other] Within { $count } days
}

## What becomes of an application
proceeding-state-received = Registered
proceeding-state-in_charge = In charge
proceeding-state-integration_asked = More is asked for
proceeding-state-integrated = Answered
proceeding-state-offered = A place is offered
proceeding-state-accepted = Granted
proceeding-state-refused = Refused
proceeding-state-closed = Closed
proceeding-state-withdrawn = Withdrawn
proceeding-state-unknown = New state: update the app
proceeding-event-register = Registered
proceeding-event-amend = Another version sent
proceeding-event-take_in_charge = Taken in charge
proceeding-event-ask_integration = The office asks for more
proceeding-event-integrate = Answer sent
proceeding-event-accept = Granted
proceeding-event-refuse = Refused
proceeding-event-close = Closed
proceeding-event-withdraw = Withdrawn
proceeding-event-rank = Ranking published
proceeding-event-observe = Observation sent
proceeding-event-uphold_observation = Observation upheld
proceeding-event-dismiss_observation = Observation dismissed
proceeding-event-offer = A place is offered
proceeding-event-accept_place = Place accepted
proceeding-event-renounce = Given up
proceeding-event-lapse = Place lost: the term is over
proceeding-event-unknown = New step: update the app
proceeding-sender = Sent by
proceeding-reason = Why
proceeding-step-leaves = Sending. It counts once it has its number.
proceeding-step-queued = It leaves as soon as there is a network
proceeding-step-sent = Sent: waiting for the number
proceeding-step-registered = Registered
proceeding-step-sign-in = To be sent it needs you to sign in.
proceeding-waiting-amend = Another version
proceeding-waiting-integrate = Your answer
proceeding-waiting-withdraw = Your request to withdraw
proceeding-waiting-observe = Your observation
proceeding-waiting-accept_place = Your yes to the place
proceeding-waiting-renounce = Your giving it up
proceeding-waiting-unknown = A step of yours
clock-elapsed = Time elapsed
clock-suspended = Time suspended
clock-stands = The office's time stands still until you answer.
clock-late = Term is over
versions-title = { $count ->
    [one] The receipt
   *[other] The { $count } versions sent
}
versions-lead = The last one counts.
versions-receipt = Receipt of { $number }
versions-counts = This one counts
versions-new = See the new version
integration-title = The office asks you something
integration-until = Answer by { $day }.
integration-document = A document is needed: add it below.
integration-label = Your answer
integration-files = Files
integration-file-needed = The document is missing: choose a file.
integration-send = Send the answer
observation-title = Observations on the ranking
observation-lead = The ranking is provisional. If something is wrong, say so by { $day }.
observation-label = What is wrong
observation-send = Send the observation
offer-title = There is a place for you
offer-until = Answer by { $day }: after that the place is lost.
offer-accept = Accept the place
offer-accept-title = Accept the place?
offer-accept-text = You accept the place: { $place }.
offer-renounce = Give up the place
offer-renounce-title = Give up the place?
offer-renounce-text = The place goes to others: { $place }. Your application is closed, and this cannot be undone.
change-title = What you can do
amend = Change the application
amend-go-on = Go on changing it
amend-until = You can change it until { $day }. The last version that you send counts.
amend-while = You can change it until the office takes it in charge. The last version that you send counts.
no-amendment-over = You can no longer change it: it is over.
no-amendment-in_charge = You cannot change it: the office is looking at it. If something is missing it will ask you.
no-amendment-call_closed = You can no longer change it: the call has closed.
no-amendment-offered = You cannot change it: first accept the place or give it up.
withdraw = Withdraw the application
withdraw-title = Withdraw the application?
withdraw-text = Your application is closed without a decision. This cannot be undone.
no-withdrawal-over = You cannot withdraw it: it is over.
no-withdrawal-in_charge = You cannot withdraw it now. Ask the office.
no-withdrawal-call_closed = You can no longer withdraw it: the call has closed.
no-withdrawal-offered = You cannot withdraw it: accept the place or give it up.
renounce = Give it up
renounce-title = Give it up?
renounce-text = You lose what you were granted. This cannot be undone.
renounce-until = You can give it up until { $day }.

## Rankings
ranking-title = Your place in the ranking
ranking-none = There is no ranking for this application yet.
ranking-see = See points and reasons
ranking-position = Place { $place } of { $of }
ranking-excluded = The application was left out of the ranking: { $why }
phase-provisional = Provisional
phase-final = Final
phase-unknown = New phase: update the app
ranking-group = Ranking
ranking-points = Points in total
ranking-band = Precedence
ranking-published = Published on
ranking-before = Before
ranking-was = { $phase }: place { $place }, points { $points }
ranking-was-out = { $phase }: left out
ranking-up = { $count ->
    [one] 1 place higher
   *[other] { $count } places higher
}
ranking-down = { $count ->
    [one] 1 place lower
   *[other] { $count } places lower
}
ranking-same = Same place
ranking-observe = It is provisional: you can make observations until { $day }.
ranking-observe-do = Write an observation
ranking-act = Criteria and points: { $act }.
criteria-title = Points and reasons
criteria-points = { $points } of { $most }
criteria-no-answer = no answer
corrected-title = What the office corrected
corrected-declared = You declared: { $answer }
corrected-counts = What counts: { $answer }
corrected-nothing = as not answered
criteria-total = Total: { $points } points
places-title = The schools that you asked for
places-count = { $count ->
    [one] 1 place
   *[other] { $count } places
}
places-last = last place admitted: { $place }
places-left = places are left
places-none = no place is left
places-given = Your place

## Deadlines
deadlines-title = Deadlines
deadlines-lead = The days that matter for you and for those you act for.
deadlines-empty = You have no deadlines. On a service's card you can ask to be reminded when it opens.
deadlines-export = Add all to your calendar
deadlines-written = Calendar file saved: { $path }
deadline-export = Add to your calendar
deadline-export-label = Add to your calendar: { $title }, { $day }
deadline-line = { $what }: { $day }
deadline-call_opens = Applications open
deadline-call_closes = Last day for applications
deadline-amendment_closes = Last day to change it
deadline-integration = Last day to answer the office
deadline-acceptance = Last day to accept the place
deadline-observations = Last day for observations
deadline-renunciation = Last day to give it up
deadline-answer = The office answers by
reminder = { $count ->
    [0] { $what }: today
    [one] { $what }: tomorrow
   *[other] { $what }: in { $count } days
}
reminder-open = Applications are open
remind = Remind me when it opens and closes
remind-on = You are reminded when you open the app
remind-off = You are reminded no more
home-days = Deadlines
home-all-days = All deadlines

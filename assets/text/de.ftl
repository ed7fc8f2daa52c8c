# Die Worte von Rapida auf Deutsch. Du-Form, kurze Sätze.

## Auf jedem Bildschirm
nav-label = Hauptnavigation
nav-skip = Zum Inhalt
nav-home = Start
nav-report = Melden
nav-map = Karte
nav-submissions = Vorgänge
nav-settings = Einstellungen
action-again = Noch einmal
action-close = Schließen
action-cancel = Abbrechen
action-back = Zurück
action-next = Weiter
action-edit = Ändern
action-remove = Entfernen
face-waiting = Wird geladen…
time-day-and-clock = { $day } um { $clock }
nowhere-title = Seite nicht gefunden
nowhere-text = Diese Adresse führt zu keiner Seite.

banner-offline = { $queued ->
    [0] Kein Netz · was du schreibst, bleibt auf dem Gerät
    [one] Kein Netz · 1 Sendung wartet und geht von selbst ab
   *[other] Kein Netz · { $queued } Sendungen warten und gehen von selbst ab
}
banner-offline-since = Kein Netz · letzter Kontakt { $at }
banner-captive = { $queued ->
    [0] Dieses Netz verlangt eine Anmeldung · öffne den Browser und nimm die Bedingungen an
    [one] Dieses Netz verlangt eine Anmeldung: öffne den Browser · 1 Sendung wartet
   *[other] Dieses Netz verlangt eine Anmeldung: öffne den Browser · { $queued } Sendungen warten
}
banner-busy = { $queued ->
    [one] Die Gemeinde kann gerade nichts annehmen · 1 Sendung wartet, nächster Versuch am { $at }
   *[other] Die Gemeinde kann gerade nichts annehmen · { $queued } Sendungen warten, nächster Versuch am { $at }
}
banner-sending = { $queued ->
    [one] 1 Sendung geht ab
   *[other] { $queued } Sendungen gehen ab
}
banner-later = { $queued ->
    [one] 1 Sendung wartet · nächster Versuch um { $at }
   *[other] { $queued } Sendungen warten · nächster Versuch um { $at }
}
banner-try = Jetzt versuchen
banner-trying = Versuche…

field-optional = freiwillig
field-left = { $count ->
    [one] Noch 1 Zeichen
   *[other] Noch { $count } Zeichen
}
fault-index-title = { $count ->
    [one] 1 Angabe ist zu berichtigen
   *[other] { $count } Angaben sind zu berichtigen
}

## Vor allem anderen
opening-choose-title = Wähle ein Kennwort
opening-choose-why = Deine Daten bleiben verschlüsselt auf diesem Gerät. Hier gibt es keinen Schlüsselbund des Systems: Das Kennwort ist der Schlüssel, und Rapida fragt bei jedem Start danach.
opening-passphrase = Kennwort
opening-passphrase-hint = Mindestens { $count } Zeichen. Ein paar Wörter, die du dir merkst, sind gut.
opening-passphrase-again = Kennwort wiederholen
opening-no-recovery = Niemand kann es wiederherstellen, auch die Gemeinde nicht. Verlierst du es, verlierst du die Entwürfe und die noch nicht gesendeten Meldungen.
opening-too-short = Nimm mindestens { $count } Zeichen.
opening-not-same = Die beiden Kennwörter sind verschieden. Schreib sie noch einmal.
opening-choose-do = Anfangen
opening-wrong = Das ist nicht das richtige Kennwort. Prüfe Großschreibung und Leerzeichen und versuche es noch einmal.
opening-damaged-title = Der Speicher ist nicht lesbar
opening-damaged-kept = Die beschädigte Datei wird nicht gelöscht: Rapida legt sie beiseite und fängt neu an.
opening-damaged-technical = Technische Einzelheiten
opening-damaged-file = Datei
opening-damaged-reason = Meldung des Systems
opening-damaged-backup = Es gibt eine Kopie vom { $at }: Fang dort wieder an. Was du danach getan hast, fehlt.
opening-damaged-no-backup = Es gibt keine Sicherungskopie: Du fängst mit einem leeren Speicher an. Schon registrierte Meldungen bleiben bei der Gemeinde.
opening-repair = Reparieren und neu anfangen

## Die Sperre
lock-now = Sperren
locked-title = Rapida ist gesperrt
locked-who = Wer bist du?
locked-open = Öffnen
locked-show = Anzeigen
locked-not-you = Nicht du? Person wechseln
locked-wait = Zu viele falsche Versuche. Warte { $wait } bei geöffneter App, dann versuche es wieder.
locked-finger = Fingerabdruck oder Gesicht verwenden
locked-finger-reason = Rapida öffnen
locked-finger-unknown = Es wurde nicht bestätigt. Versuche es noch einmal oder gib deine PIN ein.
locked-forgot-pin = Ich habe die PIN vergessen
locked-forgot-passphrase = Ich habe das Kennwort vergessen
lock-kind = Was möchtest du verwenden?
lock-pin = PIN
lock-pin-now = Jetzige PIN
lock-passphrase-now = Jetziges Kennwort
lock-pin-again = PIN wiederholen
lock-pin-form = Sechs Ziffern, nicht der Reihe nach und nicht alle gleich.
lock-pin-wrong = Das ist nicht die richtige PIN. Versuche es noch einmal.
lock-not-same = Sie sind nicht gleich. Schreibe sie noch einmal.
erase-title = Alles löschen?
erase-what = Niemand kann PIN oder Kennwort wiederherstellen, auch die Gemeinde nicht. Du kannst nur alles, was dieser Person gehört, von diesem Gerät löschen und neu beginnen. Verloren gehen:
erase-drafts = Entwürfe und Fotos;
erase-queued = wartende, noch nicht gesendete Anfragen;
erase-receipts = Quittungen und die Anmeldung mit SPID oder CIE.
erase-stays = Was schon protokolliert ist, bleibt bei der Gemeinde. Die Anmeldung kannst du auch von einem anderen Gerät aus beenden.
erase-understood = Ich habe verstanden: alles geht verloren
erase-do = Alles löschen
people-title = Sperre und Personen
people-no-lock = Keine Sperre: Wer dieses Gerät benutzt, kann Rapida öffnen.
people-by-pin = Mit einer PIN gesperrt. Sperrt sich nach 5 Minuten ohne Benutzung von selbst, auf Telefonen nach 30 Sekunden im Hintergrund. Sofort sperren: Strg+L.
people-by-passphrase = Mit einem Kennwort gesperrt. Sperrt sich nach 5 Minuten ohne Benutzung von selbst, auf Telefonen nach 30 Sekunden im Hintergrund. Sofort sperren: Strg+L.
people-set-lock = Sperre einrichten
people-change-lock = Sperre ändern
people-remove-lock = Sperre entfernen
people-lock-why = Mit der Sperre öffnet sich Rapida nur mit deiner PIN oder deinem Kennwort.
people-unlock-what = Ohne Sperre kann Rapida öffnen, wer dieses Gerät benutzt.
people-locked = Sperre eingerichtet
people-unlocked = Sperre entfernt
people-finger = Mit Fingerabdruck oder Gesicht öffnen
people-finger-hint = Statt der PIN, solange Rapida geöffnet bleibt; nach einem Neustart ist die PIN nötig. Öffnen kann, wessen Fingerabdruck oder Gesicht auf diesem Telefon gespeichert ist.
people-finger-reason = Bestätige, dass du Rapida so öffnen willst
people-finger-on = Du kannst jetzt mit Fingerabdruck oder Gesicht öffnen
people-finger-off = Ab jetzt öffnet nur noch die PIN
people-who = Wer dieses Gerät benutzt
people-unnamed = Ohne Namen
people-you = Das bist du
people-lock-first = Um eine weitere Person hinzuzufügen, richte zuerst eine Sperre für deine Daten ein.
people-add = Person hinzufügen
people-add-what = Sie bekommt eigene Daten, die du nicht siehst, und ihre eigene Sperre. Lass sie PIN oder Kennwort selbst schreiben.
people-added = Person hinzugefügt. Zum Wechseln drücke Sperren.
people-label = Angezeigter Name
people-label-hint = Wie „Frühschicht“. Höchstens { $max } Zeichen; er ist auch bei gesperrtem Rapida zu lesen.
people-rename = Deinen Namen ändern
people-erase = Meine Daten löschen
people-save = Speichern
people-no-way-back = Niemand kann sie wiederherstellen, auch die Gemeinde nicht. Wenn du sie vergisst, verlierst du Entwürfe und alles, was noch nicht gesendet ist.
notice-locked-title = Rapida
notice-locked-body = Es gibt etwas Neues. Öffne Rapida, um es zu lesen.

## Start
home-title-quiet = Im Moment nichts zu tun
home-title-to-do = { $count ->
    [one] Du hast 1 Sache zu tun
   *[other] Du hast { $count } Sachen zu tun
}
home-to-do = Zu tun
home-drafts = Entwürfe
home-actions = Was möchtest du tun?
home-under-way = In Arbeit
home-report-help = Ein Schlagloch, eine dunkle Laterne…
home-map-help = Was andere gemeldet haben
home-submissions-help = Wie es um deine steht
home-empty = Hier findest du deine Vorgänge und die Antworten der Ämter.
draft-untitled = Meldung ohne Titel
draft-saved-at = Entwurf gespeichert am { $at }
card-number = Nr. { $number }
card-refused = Nicht angenommen: bitte berichtigen
card-queued = Geht von selbst ab, sobald ein Netz da ist
card-sent = Gesendet, die Nummer kommt noch
card-asked = Das Amt wartet auf deine Antwort
card-office-due = zuständig: { $office }, Antwort bis { $due }
card-overdue = überfällig: { $office } sollte bis zum { $due } antworten
card-closed = abgeschlossen am { $at }
card-followed = Du folgst ihr

delivery-queued = Wartet
delivery-sent = Gesendet
delivery-registered = Registriert
delivery-refused = Nicht angenommen

state-registered = Registriert
state-in_charge = In Bearbeitung
state-asked = Wartet auf dich
state-planned = Geplant
state-resolved = Behoben
state-rejected = Abgelehnt
state-duplicate = Schon gemeldet
state-unknown = Neuer Stand: App aktualisieren

event-register = Registriert
event-take_in_charge = In Bearbeitung genommen
event-ask = Das Amt hat dich etwas gefragt
event-answer = Du hast geantwortet
event-reassign = An ein anderes Amt gegeben
event-plan = Arbeit geplant
event-resolve = Behoben
event-reject = Abgelehnt
event-mark_duplicate = War schon gemeldet
event-reopen = Du hast sie wieder geöffnet
event-unknown = Neuer Schritt: App aktualisieren

## Eine Meldung, Schritt für Schritt
step-conditions = Einwilligung und Bedingungen
step-data = Angaben zur Meldung
step-summary = Zusammenfassung
stepper-label = Schritte der Meldung
stepper-done = (erledigt)
flow-resumed = Du bist wieder in einem Entwurf vom { $at }. Du kannst dort weitermachen.
flow-saved = Entwurf gespeichert um { $at }
flow-saving = Entwurf wird gespeichert…
flow-not-saved = Entwurf nicht gespeichert: { $why }
flow-discard = Entwurf löschen
flow-discard-title = Entwurf löschen?
flow-discard-text = Text und Fotos werden von diesem Gerät gelöscht.
flow-discarded = Entwurf gelöscht
flow-emergency = Im Notfall ruf 112 an. Eine Meldung ersetzt keinen Anruf.

conditions-lead = Du brauchst etwa 2 Minuten. Hör auf, wann du willst: Der Entwurf speichert sich selbst.
conditions-use-title = Wie wir deine Daten verwenden
conditions-use-1 = Die Meldung geht an das zuständige Amt. Es verwendet sie nur, um das Problem zu lösen und dir zu antworten.
conditions-use-2 = Name und Kontakt sind freiwillig, und nur das Amt sieht sie.
conditions-use-3 = Die öffentliche Karte zeigt Ort, Art, erstes Foto und Stand: nie deine Worte und nie deinen Namen.
conditions-use-4 = Aus den Fotos entfernen wir vor dem Senden Position und versteckte Daten. Gesichter und Kennzeichen kannst du schwärzen.
conditions-accept = Ich habe gelesen, wie meine Daten verwendet werden

place-title = Ort
place-lead = Sag, wo das Problem ist.
place-use-mine = Meine Position verwenden
place-finding = Position wird gesucht…
place-accuracy = Genauigkeit: etwa { $distance }
place-coarse = Die Position ist ungenau: Prüfe den Punkt und verschieb ihn, wenn nötig.
place-refused = Du hast die Verwendung deiner Position nicht erlaubt. Du kannst sie in den Einstellungen des Geräts erlauben, den Punkt auf der Karte wählen oder die Koordinaten schreiben.
place-unavailable = Das Gerät findet seine Position nicht. Versuche es im Freien, wähle den Punkt auf der Karte oder schreib die Koordinaten.
place-late = Die Suche hat zu lange gedauert. Versuche es noch einmal, wähle den Punkt auf der Karte oder schreib die Koordinaten.
place-address = Straße und Hausnummer
place-address-hint = Das hilft denen, die kommen, verschiebt aber nicht den Punkt: „Via di Roma 12, vor der Schule“
place-coordinates = Koordinaten schreiben
place-latitude = Breite
place-longitude = Länge
place-coordinates-hint = In Grad, zum Beispiel 44,4175 und 12,1990
place-use-coordinates = Diese Koordinaten verwenden
place-coordinates-wrong = Schreib zwei Zahlen in Grad: Breite zwischen −90 und 90, Länge zwischen −180 und 180.
place-chosen = Gewählter Punkt: { $latitude }, { $longitude }
place-none = Kein Punkt gewählt
place-source-device = von der Position des Geräts
place-source-photo = vom Foto
place-source-map = von der Karte
place-source-typed = von den Koordinaten
place-near-border = Der Punkt liegt { $distance } außerhalb der Gemeinde. Du kannst weitermachen: Ist eine andere Gemeinde zuständig, sagen wir es dir.
place-outside = Der Punkt liegt außerhalb der Gemeinde, { $distance } von ihrer Grenze. Wende dich an die Gemeinde, in der er liegt; bei Gefahr ruf 112 an.

nearby-title = Hier in der Nähe schon gemeldet?
nearby-lead = { $count ->
    [one] Es gibt 1 offene Meldung derselben Art im Umkreis von { $distance }. Ist es dasselbe Problem, folge ihr: Wir sagen dir, wenn sich etwas ändert.
   *[other] Es gibt { $count } offene Meldungen derselben Art im Umkreis von { $distance }. Ist es dasselbe Problem, folge ihr: Wir sagen dir, wenn sich etwas ändert.
}
nearby-distance = { $distance } entfernt
nearby-follow = Das ist sie: folgen
nearby-followed = Du folgst ihr schon
nearby-own = Sie ist von dir
nearby-now-following = Du folgst jetzt der Meldung { $number }. Der Entwurf bleibt hier, bis du ihn löschst.

kind-title = Art des Problems
kind-label = Was für ein Problem ist es?
kind-choose = Wähle…
danger-question = Besteht unmittelbare Gefahr?
danger-call = Anrufen: { $who }, { $phone }
danger-stop = Siehst du eines dieser Zeichen, sende keine Meldung: Ruf sofort an.
danger-stopped = Halt, ruf an. Eine Meldung käme zu spät.
danger-not-so = Ein Irrtum, zurück zur Meldung

words-title = Was los ist
title-label = Titel
title-hint = In wenigen Worten: „Loch im Gehweg“
details-label = Einzelheiten
details-hint = Seit wann, wie groß, wer sich verletzen könnte

photos-title = Fotos
photos-lead = Bis zu { $count } Fotos in JPEG, PNG oder WebP. Sie helfen dem Amt zu verstehen.
photos-add = Fotos hinzufügen
photos-preparing = Foto wird vorbereitet…
photos-added = { $count ->
    [one] Foto hinzugefügt
   *[other] { $count } Fotos hinzugefügt
}
photos-one = Foto { $number }
photos-size = { $width } × { $height } Pixel, { $kilobytes } kB
photos-cover = Gesichter und Kennzeichen schwärzen
photos-remove = Foto { $number } entfernen
photos-use-place = Position des Fotos verwenden
photos-place-used = Ort vom Foto übernommen
photos-taken = Aufgenommen am { $at }

cover-title = Gesichter und Kennzeichen schwärzen
cover-lead = Zieh auf dem Foto ein Feld auf. Mit der Tastatur: Feld hinzufügen, mit den Pfeilen verschieben, mit Umschalt und den Pfeilen vergrößern oder verkleinern, mit Entf entfernen.
cover-add = Feld hinzufügen
cover-zone = Feld { $number }: { $x } % von links, { $y } % von oben, { $width } % breit, { $height } % hoch
cover-remove-last = Letztes entfernen
cover-save = Für immer schwärzen
cover-forever = Was du schwärzt, wird im Foto zerstört: Es gibt kein Zurück.
cover-done = Fertig: Stellen geschwärzt

contact-title = Wie man dich erreicht
contact-lead = Freiwillig: für das Amt, falls es dich anrufen muss. Antworten kommen auf jeden Fall in diese App.
contact-name = Vor- und Nachname
contact-email = E-Mail
contact-phone = Telefon

summary-lead = Deine Angaben gelten als Erklärung. Prüfe, ob sie stimmen.
summary-place = Ort
summary-kind = Art
summary-title = Titel
summary-details = Einzelheiten
summary-photos = Fotos
summary-contact = Kontakt
summary-none = Keiner
summary-no-details = Keine Einzelheiten
summary-no-photos = Keine Fotos
summary-photos-count = { $count ->
    [one] 1 Foto
   *[other] { $count } Fotos
}
summary-edit = Ändern: { $what }
summary-send = Bestätigen und senden
summary-sending = Wird gesendet…

sent-title-queued = Meldung wartet
sent-title-sent = Meldung unterwegs
sent-title-registered = Meldung registriert
sent-title-refused = Meldung nicht angenommen
sent-queued = Sie ist sicher auf diesem Gerät. Sie geht von selbst ab, sobald ein Netz da ist, auch wenn du die App schließt und wieder öffnest.
sent-sent = Sie ist unterwegs. Die Nummer kommt, sobald die Gemeinde alles hat.
transfer-documents = Dokumente werden gesendet: { $arrived } von { $total }
transfer-photos = Fotos werden gesendet: { $arrived } von { $total }
sent-registered = Zuständig: { $office }. Du bekommst Antwort bis { $due }.
sent-number = Registernummer
sent-see = Meldung ansehen
sent-receipt = Quittung ansehen
sent-home = Zum Start
sent-next-title = Wie es weitergeht
sent-next-1 = Das Amt liest die Meldung und nimmt sie in Bearbeitung.
sent-next-2 = Braucht es etwas, fragt es dich hier.
sent-next-3 = Ist es behoben, sagen wir es dir. Stimmt das nicht, öffne die Meldung innerhalb von { $days } Tagen wieder.

## Meldungen
reports-title = Meine Meldungen
reports-own = Von dir
reports-followed = Denen du folgst
reports-show-map = Auf der Karte zeigen
reports-hide-map = Karte ausblenden
reports-empty = Du hast noch nichts gemeldet.
report-title-none = Meldung
report-office = Amt
report-number = Nummer
report-made = Geschrieben am
report-due = Antwort bis
report-turn = Wer ist dran
report-turn-office = Das Amt ist dran
report-turn-citizen = Du bist dran
report-turn-nobody = Niemand: Sie ist abgeschlossen
report-story = Was geschehen ist
report-what = Was du gemeldet hast
report-where = Wo
report-photo-alt = Foto { $number } der Meldung
report-office-photo-alt = Foto des Amts
report-planned = Vorgesehener Tag: { $day }
report-duplicate = Meldung { $number } ansehen
report-you = Du
report-waiting = Geht ab, sobald es Netz gibt
report-waiting-answer = Deine Antwort, in der Warteschlange
report-waiting-reopen = Das Wiederöffnen, in der Warteschlange
report-refused-answer = Antwort nicht angenommen
report-refused-reopen = Wiederöffnen nicht angenommen
report-answer-title = Antworte dem Amt
report-answer-label = Deine Antwort
report-answer-do = Antwort senden
report-answer-sent = Antwort wartet auf das Netz
report-reopen-title = Doch nicht behoben?
report-reopen-lead = Du kannst sie innerhalb von { $days } Tagen nach dem Abschluss wieder öffnen. Sag, was noch fehlt.
report-reopen-label = Warum du sie wieder öffnest
report-reopen-do = Meldung wieder öffnen
report-reopen-sent = Das Wiederöffnen wartet auf das Netz
report-refused-title = Die Gemeinde hat sie nicht angenommen
report-refused-lead = Die Meldung ist noch hier, mit ihren Fotos. Berichtige sie und sende sie noch einmal, oder lösche sie.
report-correct = Berichtigen und neu senden
report-discard = Meldung löschen
report-discard-title = Meldung löschen?
report-discard-text = Die Gemeinde hat sie nicht angenommen. Löschst du sie, verschwinden Text und Fotos von diesem Gerät.
report-discarded = Meldung gelöscht
report-words-needed = Schreib etwas, bevor du sendest.

receipt-title = Quittung
receipt-genuine = Echt: von der Gemeinde unterschrieben, über genau diesen Vorgang.
receipt-unknown_key = Mit einem Schlüssel unterschrieben, den dieses Gerät noch nicht kennt. Geh ins Netz und versuche es noch einmal.
receipt-forged = Ungültig: Das hat die Gemeinde nicht unterschrieben.
receipt-number = Registernummer
receipt-at = Registriert am
receipt-office = Amt
receipt-due = Antwort bis
receipt-attachments = Anlagen
receipt-code = Prüfcode
receipt-hash = Fingerabdruck des Inhalts (SHA-256)
receipt-verify = Jeder kann sie prüfen: QR-Code scannen oder den Code bei dieser Adresse eingeben.
receipt-qr = QR-Code mit der Prüfadresse
receipt-save = Als PDF speichern
receipt-saved = Quittung gespeichert: { $path }
receipt-issuer = Ausgestellt von

## Karte
territory-title = Meldungen in der Gemeinde
territory-lead = Des letzten Jahres, ohne Worte und Namen derer, die gemeldet haben.
territory-list = Liste
territory-filter-kind = Art
territory-filter-state = Stand
territory-all = Alle
territory-open = Offen
territory-closed = Abgeschlossen
territory-count = { $count ->
    [0] Keine Meldungen
    [one] 1 Meldung
   *[other] { $count } Meldungen
}
territory-more = Mehr zeigen
territory-empty = Mit dieser Auswahl gibt es keine Meldung.
public-title = Meldung { $number }
public-registered = Registriert am
public-updated = Letzte Änderung
public-office = Amt
public-state = Stand
public-kind = Art
public-where = Wo
public-picture = Foto der Meldung
public-gone = Auf der Karte gibt es keine Meldung mit dieser Nummer. Vielleicht ist sie älter als ein Jahr.
public-follow = Folgen
public-unfollow = Nicht mehr folgen
public-following = Du folgst ihr jetzt: Sie steht bei deinen Meldungen
public-unfollowed = Du folgst ihr nicht mehr
public-own = Deine Meldung öffnen

## Einstellungen
settings-title = Einstellungen
settings-language = Sprache
settings-theme = Aussehen
settings-system = Wie das System
settings-light = Hell
settings-dark = Dunkel
about-title = Über die App
about-version = Version
about-licence = Lizenz
about-comune = Gemeinde
about-phone = Bürgerbüro, Telefon
about-email = Bürgerbüro, E-Mail
about-accessibility = Barrierefreiheit
about-accessibility-text = Rapida lässt sich ganz mit der Tastatur und mit Bildschirmlesern bedienen und strebt WCAG 2.2 Stufe AA an. Wenn dich etwas behindert, schreib dem Bürgerbüro oder ruf dort an.
about-privacy = Deine Daten
about-privacy-text = Entwürfe, Fotos und Meldungen sind auf diesem Gerät verschlüsselt. Es gibt keine Werbung, und niemand verfolgt dich.

## Felder, Fehler, Probleme
field-privacy = Wie wir deine Daten verwenden
field-place = Ort
field-category = Art des Problems
field-title = Titel
field-details = Einzelheiten
field-address = Straße und Hausnummer
field-contact-name = Vor- und Nachname
field-contact-email = E-Mail
field-contact-phone = Telefon
field-words = Text
field-other = Anderes

fault-required = Fehlt: Füll dieses Feld aus.
fault-too_long = Zu lang: höchstens { $limit } Zeichen.
fault-too_short = Zu kurz: mindestens { $limit } Zeichen.
fault-unknown = Wähle einen Eintrag der Liste.
fault-malformed = Keine gültige Form. Prüfe sie.
fault-outside_territory = Mehr als { $limit } m von der Grenze der Gemeinde entfernt.
fault-not_accepted = Bestätige, dass du es gelesen hast, um weiterzugehen.
fault-too_simple = Zu leicht zu erraten. Wähle eine andere.
fault-too_small = Zu wenig: mindestens { $limit }.
fault-too_large = Zu viel: höchstens { $limit }.
fault-too_few = Zu wenige: mindestens { $limit }.
fault-too_many = Zu viele: höchstens { $limit }.
fault-too_heavy = Die Datei ist zu groß: höchstens { $limit } MB. Verkleinere oder teile sie.
fault-wrong_type = Diese Art von Datei geht hier nicht. Sieh nach, welche erlaubt sind.
fault-repeated = Das steht zweimal da: Nimm es einmal heraus.
fault-ends_early = Das Ende liegt vor dem Anfang. Prüfe die Daten.
fault-rule_broken = Diese Antwort hält eine Regel des Dienstes nicht ein. Prüfe sie.
fault-locked = Diese Angabe kommt aus einem Register und lässt sich hier nicht ändern. Öffne das Formular erneut.
fault-disagrees = Die Berechnung hat sich geändert. Öffne das Formular erneut und prüfe sie.
fault-not_asked = Diese Antwort ist nicht mehr gefragt. Öffne das Formular erneut.
fault-tax_code_length = Eine Steuernummer (codice fiscale) hat { $expected } Zeichen, hier sind es { $found }. Prüfe sie.
fault-tax_code_letter = Zeichen { $at } ist „{ $found }“, dort gehört ein Buchstabe hin. Berichtige es.
fault-tax_code_digit = Zeichen { $at } ist „{ $found }“, dort gehört eine Ziffer hin. Berichtige es.
fault-tax_code_month = Zeichen 9 ist der Monat, aber kein Monat hat den Buchstaben „{ $found }“. Berichtige es.
fault-tax_code_day = Dieses Geburtsdatum gibt es nicht: Tag { $day }, Monat { $month }. Prüfe die Zeichen 7 bis 11.
fault-tax_code_zeros = Das sind nur Nullen. Schreib deine Nummer.
fault-tax_code_check = Hier ist ein Fehler: Mit diesen Zeichen müsste das letzte { $expected } sein. Vergleiche mit der Gesundheitskarte.
fault-tax_code_other_surname = Die Nummer gehört nicht zu diesem Nachnamen: Sie müsste mit { $expected } beginnen. Prüfe beides.
fault-tax_code_other_name = Die Nummer gehört nicht zu diesem Vornamen: Die Zeichen 4 bis 6 müssten { $expected } sein. Prüfe beides.
fault-tax_code_other_birth = Die Nummer hat ein anderes Geburtsdatum. Prüfe beides.
fault-tax_code_other_sex = Die Nummer nennt das andere Geschlecht. Prüfe beides.
fault-cadastral_code_form = Schreib einen Buchstaben und drei Ziffern, wie H199.
fault-birthplace_unknown = Kein Ort hat den Code { $code }. Prüfe die Zeichen 12 bis 15.
fault-birthplace_not_yet = { $place } hat diesen Code erst seit { $from }, nach der Geburt. Prüfe Nummer und Datum.
fault-birthplace_no_longer = { $place } hatte diesen Code nur bis { $to }, vor der Geburt. Prüfe Nummer und Datum.
fault-vat_number_length = Eine Mehrwertsteuernummer hat 11 Ziffern, hier sind es { $found } Zeichen. Prüfe sie.
fault-vat_number_digit = Zeichen { $at } ist „{ $found }“, dort gehört eine Ziffer hin. Berichtige es.
fault-vat_number_zeros = Die ersten sieben Ziffern sind alle Null. Prüfe sie.
fault-vat_number_office = Die Ziffern 8 bis 10 sind { $found }, das ist kein Amt. Prüfe sie.
fault-vat_number_check = Hier ist ein Fehler: Mit diesen Ziffern müsste die letzte { $expected } sein. Vergleiche mit einem Dokument.
fault-iban_country = Eine IBAN beginnt mit zwei Buchstaben des Landes, wie IT. Prüfe sie.
fault-iban_length = Eine IBAN aus { $country } hat { $expected } Zeichen, hier sind es { $found }. Prüfe sie.
fault-iban_character = Zeichen { $at } ist „{ $found }“, eine IBAN hat aber nur Buchstaben und Ziffern. Berichtige es.
fault-iban_letter = Zeichen { $at } ist „{ $found }“, dort gehört ein Buchstabe hin. Berichtige es.
fault-iban_digit = Zeichen { $at } ist „{ $found }“, dort gehört eine Ziffer hin. Berichtige es.
fault-iban_check = Hier ist ein Schreibfehler. Vergleiche die IBAN mit der deiner Bank, Gruppe für Gruppe.
fault-iban_cin = Das fünfte Zeichen müsste { $expected } sein. Vergleiche mit der IBAN deiner Bank.
fault-phone_character = „{ $found }“ gehört nicht in eine Telefonnummer. Schreib nur Ziffern.
fault-phone_too_short = Zu kurz: Eine Nummer hat mindestens { $limit } Ziffern, mit Vorwahl.
fault-phone_too_long = Zu lang: Eine Nummer hat höchstens { $limit } Ziffern. Schreib nur eine.
fault-phone_not_in_use = Diese Nummer gibt es nicht. Prüfe die Vorwahl; eine ausländische Nummer beginnt mit + und dem Land.
fault-email_too_long = Zu lang: höchstens { $limit } Zeichen.
fault-email_blank = Lösch das Leerzeichen in der Adresse.
fault-email_at = Eine Adresse hat genau ein @, hier sind es { $found }. Berichtige sie.
fault-email_local = Prüfe den Teil vor dem @: Er ist leer, zu lang oder hat einen Punkt zu viel.
fault-email_domain = Prüfe den Teil nach dem @: Schreib eine Domain wie beispiel.it, nicht „{ $found }“.
fault-email_character = Lösch „{ $found }“: Es gehört nicht in eine Adresse.
fault-email_not_certified = { $domain } vergibt keine zertifizierten Adressen (PEC). Schreib deine PEC oder nimm das E-Mail-Feld.
fault-postal_code_length = Eine italienische Postleitzahl hat 5 Ziffern, hier sind es { $found } Zeichen. Prüfe sie.
fault-postal_code_digit = Zeichen { $at } ist „{ $found }“, eine Postleitzahl hat aber nur Ziffern. Berichtige es.
fault-plate_country = Wähl das Land des Kennzeichens: Es hat einen bis drei Buchstaben, wie I oder D.
fault-plate_character = Lösch „{ $found }“: Schreib nur lateinische Buchstaben und Ziffern.
fault-plate_length = Ein Kennzeichen hat 2 bis 12 Zeichen, hier sind es { $found }. Prüfe es.
fault-plate_unusual = Das sieht nicht wie ein italienisches Kennzeichen aus. Prüfe es; stimmt es, mach weiter.
fault-plate_lookalike = Vielleicht { $plate }? Sieh auf dem Kennzeichen nach; stimmt deine Eingabe, mach weiter.
fault-isee_protocol_form = Die DSU-Protokollnummer sieht so aus: INPS-ISEE-2026-01234567A-00. Sie steht oben auf der Bescheinigung.

problem-malformed = Die Anfrage ist nicht lesbar. Kommt das wieder vor, aktualisiere die App.
problem-invalid = Eine Angabe ist zu berichtigen.
problem-no-proof = Die Gemeinde erkennt dieses Gerät nicht. Versuche es gleich noch einmal.
problem-nonce-needed = Die Gemeinde verlangt einen neuen Nachweis. Versuche es noch einmal.
problem-sign-in-needed = Dafür musst du angemeldet sein. Melde dich an.
problem-level-needed = Dafür brauchst du eine Anmeldung der Stufe 2: Melde dich erneut an und mach hier weiter.
problem-no-right = Du darfst in diesem Dienst nicht oder nicht mehr in ihrem Namen handeln: Wähle, für wen du handelst, und versuche es erneut.
problem-forbidden = Das ist dir nicht erlaubt.
problem-not-found = Das gibt es nicht mehr, oder es ist nicht deins.
problem-conflict = Das ist schon mit anderen Angaben bei der Gemeinde angekommen.
problem-not-open = Heute kann dieser Dienst nicht online beantragt werden: Seine Karte sagt, wann und wie.
problem-wrong-state = Der Vorgang hat sich inzwischen geändert: Dieser Schritt ist nicht mehr möglich.
problem-attachment-missing = Ein Foto ist noch nicht bei der Gemeinde. Es geht von selbst noch einmal ab.
problem-wrong-offset = Das Hochladen wurde unterbrochen. Es geht von selbst weiter.
problem-wrong-digest = Ein Foto kam beschädigt an. Es geht von selbst noch einmal ab.
problem-gone = Nicht mehr verfügbar.
problem-too-large = Zu groß.
problem-wrong-type = Dieses Format wird nicht angenommen.
problem-too-many = Zu viele Anfragen in kurzer Zeit. Warte einige Minuten.
problem-internal = Etwas hat nicht geklappt. Versuche es noch einmal; kommt es wieder vor, ruf das Bürgerbüro an.
problem-unavailable = Der Dienst der Gemeinde steht im Moment still. Versuche es später noch einmal.
problem-offline = Es ist kein Netz da. Was du geschrieben hast, ist sicher.
problem-foreign-answer = Dieses Netz verlangt eine Anmeldung: Öffne den Browser, nimm die Bedingungen an und versuche es noch einmal.
problem-locked = Das Kennwort wird gebraucht, oder es ist nicht das richtige.
problem-app-locked = Rapida ist gesperrt. Öffne es mit deiner PIN oder deinem Kennwort.
problem-wrong-pin = Das ist nicht die richtige PIN oder das richtige Kennwort. Versuche es noch einmal.
problem-pin-wait = Zu viele falsche Versuche. Warte bei geöffneter App, dann versuche es wieder.
problem-lock-needed = Mit mehreren Personen auf diesem Gerät braucht jede eine Sperre.
problem-no-key-store = Dieses Gerät hat keinen Schlüsselbund: Es braucht ein Kennwort.
problem-key-withheld = Der Schlüsselbund dieses Geräts ist gesperrt oder antwortet nicht. Deine Daten sind sicher: Entsperre ihn und versuche es noch einmal.
problem-sign-in-refused = Du hast die Anmeldung abgebrochen. Melde dich an, wann du willst.
problem-sign-in-late = Die Zeit für die Anmeldung ist abgelaufen. Melde dich noch einmal an.
problem-sign-in-level = Dafür wird eine Identität einer höheren Stufe gebraucht. Melde dich noch einmal an und wähle die verlangte Stufe.
problem-sign-in-failed = Die Anmeldung hat nicht geklappt. Versuche es noch einmal.
problem-issuer-away = Der Identitätsdienst antwortet nicht. Versuche es in ein paar Minuten noch einmal.
problem-no-browser = Der Browser öffnet sich nicht. Kopiere die Adresse und öffne sie selbst.
problem-damaged = Der Speicher auf diesem Gerät ist nicht lesbar.
problem-photo-unreadable = Dieses Foto ist nicht lesbar: Die Datei ist unvollständig oder beschädigt. Wähle ein anderes.
problem-photo-format = Diese Art von Datei geht nicht. Wähle ein Foto als JPEG, PNG oder WebP, oder mach einen Screenshot davon.
problem-photo-heic = Dieses Foto ist im Format HEIC. Wähle auf dem iPhone Einstellungen › Kamera › Formate › „Maximale Kompatibilität“ und nimm es noch einmal auf, oder mach einen Screenshot davon und füge den hinzu.
problem-photo-cmyk = Dieses Bild hat Druckfarben (CMYK). Speichere es als JPEG mit RGB-Farben und versuche es noch einmal.
problem-not-an-image = Diese Datei ist kein Bild. Wähle ein Foto als JPEG, PNG oder WebP.
problem-photo-too-heavy = Die Datei ist zu groß für ein Foto: höchstens 256 MB. Wähle eine andere oder speichere sie kleiner.
problem-photo-too-small = Das Foto ist zu klein: mindestens 100 Pixel je Seite.
problem-photo-too-large = Das Foto ist zu groß: höchstens 48 Megapixel.
problem-photo-too-many = Du hast schon 3 Fotos. Entferne eines, um ein anderes hinzuzufügen.
problem-draft-changed = Ein anderes Gerät hat den Entwurf geändert. Prüfe die Zusammenfassung und sende erneut.
problem-file-elsewhere = Eine Datei liegt auf einem anderen Gerät. Wähle sie hier noch einmal aus und sende.
problem-storage = Auf dem Gerät ist kein Platz mehr, oder es lässt sich nicht schreiben. Schaff Platz und versuche es noch einmal.
problem-other = Das hat nicht geklappt. Aktualisiere die App und versuche es noch einmal.

## Die Karte selbst
map-place-label = Karte zur Wahl des Ortes
map-place-hint = Tippe auf den Ort oder bring ihn in die Mitte und drücke „Kartenmitte verwenden“.
map-place-keys = Mit der Tastatur: Pfeile zum Verschieben (mit Umschalt ein wenig), + und − zum Vergrößern und Verkleinern, Eingabe wählt die Mitte.
map-reports-label = Karte der Meldungen
map-reports-hint = Tippe auf ein Zeichen, um die Meldung zu öffnen.
map-reports-keys = Mit der Tastatur: Pfeile zum Verschieben, + und − zum Vergrößern und Verkleinern, Eingabe öffnet die in der Mitte.
map-use-centre = Kartenmitte verwenden
map-zoom-in = Vergrößern
map-zoom-out = Verkleinern
map-attribution = Quellen der Karte
map-credit = Comune di Ravenna · Grenze: openpolis/ISTAT, CC BY 4.0
map-waiting = Die Karte wird geöffnet
map-unavailable = Dieses Gerät kann die Karte nicht zeichnen. Alles geht auch ohne sie: nimm die Koordinaten oder die Liste.

## Anmeldung
account-title = Deine Anmeldung
account-lead = Melde dich mit deiner digitalen Identität an (SPID oder CIE). Zum Melden brauchst du sie nicht: Dienste, die wissen müssen, wer du bist, werden danach fragen.
account-enter = Mit SPID oder CIE anmelden
account-enter-short = Anmelden
account-hello = Hallo, { $name }
account-arrived = Hallo { $name }, du bist angemeldet
account-known = Deine Daten
account-name = Vor- und Nachname
account-tax-code = Steuernummer (codice fiscale)
account-issuer = Identitätsanbieter
account-level = Sicherheitsstufe
account-level-1 = Stufe 1: Benutzername und Passwort
account-level-2 = Stufe 2: dazu ein Code oder eine App
account-level-3 = Stufe 3: dazu eine Karte oder ein Zertifikat
account-since = Angemeldet am
account-step-up = Weiter zu Stufe 2
account-step-up-why = Manche Dienste verlangen Stufe 2. Zum Melden brauchst du sie nicht.
account-waiting = Mach im Browser weiter: Wenn du fertig bist, kommst du von selbst hierher zurück.
account-waiting-until = Ich warte bis { $at } auf dich.
account-no-browser = Hat sich der Browser nicht geöffnet?
account-copy = Kopiere diese Adresse und öffne sie selbst:
account-finishing = Ich prüfe, wer du bist…
account-ended = Deine Anmeldung auf diesem Gerät wurde am { $at } beendet, von einem anderen Gerät oder weil du sie lange nicht benutzt hast. Die Daten der Anmeldung sind nicht mehr hier. Um zurückzukommen, tippe oben auf Anmelden.
action-understood = Verstanden
devices-title = Meine Geräte
devices-lead = Wo du angemeldet bist. Wenn du ein Telefon verlierst, beende hier seine Anmeldung.
devices-this = Dieses Gerät
devices-other = Ein anderes Gerät
devices-since = Angemeldet am { $at }
devices-used = Zuletzt benutzt am { $at }
devices-end = Beenden
devices-end-label = Anmeldung vom { $at } beenden
devices-ended = Anmeldung beendet
devices-end-others = Alle anderen beenden
devices-others-ended = Die anderen Anmeldungen sind beendet
leave-do = Abmelden
leave-title = Möchtest du dich abmelden?
leave-ask = Auf diesem Gerät können noch nicht gesendete Entwürfe und Anfragen liegen. Wähle, was mit ihnen geschieht.
leave-keep = Abmelden und hier behalten
leave-erase = Abmelden und löschen
leave-done = Du bist abgemeldet

## Profil und für wen man handelt
profile-title = Dein Profil
profile-lead = Was die Gemeinde schon von dir weiß und was du hinzufügst: Formulare füllen sich damit selbst aus.
profile-not-told = Die Gemeinde hat deine Daten noch nicht gesendet. Sie kommen beim nächsten Kontakt.
profile-refresh = Vom Meldeamt aktualisieren
profile-refreshed = Daten aktualisiert
profile-person = Wer du bist
profile-origin = Von { $by }, aktualisiert am { $at }
profile-locked = Angabe von { $by }: hier nicht änderbar
profile-register-not-found = Das Meldeamt von Ravenna findet dich nicht: Wenn du anderswo wohnst, trägst du Wohnsitz und Familie selbst in die Formulare ein.
profile-register-away = Das Meldeamt antwortet gerade nicht. Du siehst die zuletzt erhaltenen Daten; versuche es später erneut.
profile-birth-date = Geburtsdatum
profile-birthplace = Geburtsort
profile-company = Unternehmen
profile-vat-number = Umsatzsteuernummer
profile-company-office = Firmensitz
profile-contacts = Kontakte deiner digitalen Identität
profile-residence = Wohnsitz
profile-address = Adresse
profile-since = Seit
profile-status = Familienstand und Staatsangehörigkeit
profile-civil-status = Familienstand
profile-citizenship = Staatsangehörigkeit
profile-household = Deine Familie
profile-born = Geboren am { $day }, { $place }
profile-documents = Ausweise
profile-document = Nummer { $number }, ausgestellt von { $issuer }
profile-valid-until = Gültig bis { $day }
profile-correct-title = Stimmt etwas nicht? Wo du es berichtigst
profile-correct-issuer = Name, Steuernummer, Geburt und Kontakte kommen von { $by }: Berichtige sie beim Anbieter deiner digitalen Identität und melde dich dann neu an.
profile-correct-register = Wohnsitz, Familienstand und Familie kommen vom Meldeamt: Lass sie beim Meldeamt der Gemeinde oder über ANPR berichtigen.

civil-status-single = Ledig
civil-status-married = Verheiratet
civil-status-widowed = Verwitwet
civil-status-divorced = Geschieden
civil-status-civil_union = In eingetragener Partnerschaft
civil-status-widowed_of_union = Hinterbliebene Person einer eingetragenen Partnerschaft
civil-status-union_dissolved = Eingetragene Partnerschaft aufgehoben
civil-status-other = Keine Angabe

kinship-head = Haushaltsvorstand
kinship-spouse = Ehepartner
kinship-child = Kind
kinship-grandchild = Enkelkind
kinship-parent = Elternteil
kinship-grandparent = Großelternteil
kinship-sibling = Bruder oder Schwester
kinship-niece_or_nephew = Nichte oder Neffe
kinship-aunt_or_uncle = Tante oder Onkel
kinship-child_in_law = Schwiegersohn oder -tochter
kinship-parent_in_law = Schwiegerelternteil
kinship-partner = Lebensgefährte
kinship-civil_partner = Eingetragener Partner
kinship-adopted_child = Adoptivkind
kinship-other = Anderes Mitglied

field-day-hint = Tag, Monat und Jahr, zum Beispiel 31.12.2027.
fault-day = Schreibe Tag, Monat und Jahr, zum Beispiel 31.12.2027.
own-title = Daten, die du hinzufügst
own-lead = Sie bleiben auf diesem Gerät. Die Gemeinde bekommt sie nur, wenn du einen Antrag sendest, der sie braucht.
own-empty = Du hast noch nichts hinzugefügt.
own-kind = Was möchtest du hinzufügen?
own-add = Hinzufügen
own-declared = { $kind }, von dir angegeben am { $at }
own-change-label = { $what } bearbeiten
own-remove-label = { $what } löschen
own-remove-title = Aus dem Profil löschen
own-remove-ask = Möchtest du { $what } löschen? Bereits gesendete Anträge ändern sich nicht.
own-removed = Aus dem Profil gelöscht
own-save = Im Profil speichern
own-saved = Im Profil gespeichert
own-amount-fault = Schreibe den Betrag in Euro, zum Beispiel 9.360,00.
own-property-line = Gemeinde { $comune }, Blatt { $sheet }, Parzelle { $parcel }
own-isee-line = ISEE von { $amount }, gültig bis { $day }
own-phone = Telefon
own-email = E-Mail
own-certified_mail = PEC (zertifizierte E-Mail)
own-iban = IBAN für Erstattungen
own-vehicle = Fahrzeug
own-property = Immobilie
own-isee = ISEE
own-company = Unternehmen
own-input-phone = Telefonnummer
own-input-email = E-Mail-Adresse
own-input-certified_mail = PEC-Adresse
own-input-iban = IBAN
own-input-plate = Kennzeichen
own-input-country = Land des Kennzeichens (Italien: I)
own-input-model = Marke und Modell
own-input-comune = Katastercode der Gemeinde (Ravenna: H199)
own-input-section = Sektion
own-input-sheet = Blatt
own-input-parcel = Parzelle
own-input-unit = Untereinheit
own-input-protocol = DSU-Protokollnummer
own-input-amount = Wert in Euro
own-input-until = Gültig bis
own-input-company = Name des Unternehmens
own-input-vat_number = Umsatzsteuernummer
own-input-rea = REA-Nummer
own-input-office = Sitz

right-parent = Elternteil, laut Meldeamt
right-representative = Vertretung des Unternehmens
right-staff = Personal der Einrichtung
right-mandate = Vollmacht
right-unknown = Aktualisiere die App, um das Recht zu sehen
structure-hotel = Beherbergungsbetrieb
structure-garage = Garage
structure-practice = Büro oder Verband
structure-unknown = Einrichtung
grant-offered = Noch anzunehmen
grant-accepted = Gültig
grant-revoked = Widerrufen
grant-declined = Abgelehnt
grant-expired = Abgelaufen
grant-unknown = App aktualisieren
grant-until = Bis { $day }
grant-accept = Annehmen
grant-accept-label = Annehmen: { $name }
grant-decline = Ablehnen

acting-title = Für wen du handelst
acting-lead = Wähle, für wen du die Dienste nutzt: für dich, deine Familie, ein Unternehmen, deinen Arbeitsort oder wer dir Vollmacht gab.
acting-rights = Erteilte und erhaltene Rechte
acting-oneself = Für dich selbst
acting-chosen = Du handelst für
acting-choose = Wählen
acting-choose-label = Wählen: { $name }
acting-now = Du handelst jetzt für { $name }
acting-until = { $right }, bis { $day }
acting-only = { $right }, nur { $services }
acting-for = Du handelst für { $name }
acting-lost = Du darfst nicht mehr für { $name } handeln
acting-change = Ändern

structures-title = Einrichtungen und Personal
structures-lead = Hotels, Garagen und Büros, die du leitest oder in denen du arbeitest.
structures-empty = Du leitest keine Einrichtung, und keine hat dich als Personal benannt.
staff-title = Personal
staff-empty = Du hast noch niemanden benannt.
staff-name = Eine Person benennen
staff-name-hint = Die Person nimmt bei ihrer nächsten Anmeldung an. Du kannst sie jederzeit widerrufen, mit sofortiger Wirkung.
staff-name-do = Benennen
staff-named = Person benannt: Sie muss noch annehmen
staff-revoke = Widerrufen
staff-revoked = Widerrufen: Ab jetzt kann sie nicht mehr handeln
staff-leave = Verlassen
staff-left = Du gehörst nicht mehr zum Personal
staff-accepted = Angenommen: Du kannst jetzt für die Einrichtung handeln
staff-sure = Hier kannst du nachsehen. Um zu benennen, anzunehmen oder zu widerrufen, brauchst du eine Anmeldung der Stufe 2.
grantee-from = Von
grantee-until = Bis
grantee-until-hint = Zum Beispiel 31.12.2027, höchstens zwei Jahre ab heute.
grantee-until-range = Wähle einen Tag ab heute, innerhalb von zwei Jahren.
grantee-until-before = Dieser Tag liegt vor dem Beginn. Berichtige einen von beiden.

mandates-title = Vollmachten
mandates-lead = Wer an deiner Stelle handeln darf, und für wen du handeln darfst.
mandates-given = Vollmachten, die du erteilt hast
mandates-given-none = Du hast keine Vollmacht erteilt.
mandates-received = Vollmachten, die du erhalten hast
mandates-received-none = Du hast keine Vollmacht erhalten.
mandate-give = Eine Vollmacht erteilen
mandate-give-hint = Wer sie erhält, kann nach der Annahme die Dienste für dich nutzen. Du siehst alles, was die Person tut, und kannst jederzeit widerrufen.
mandate-give-do = Vollmacht erteilen
mandate-given = Vollmacht erteilt: Sie muss noch angenommen werden
mandate-sure = Hier kannst du nachsehen. Um eine Vollmacht zu erteilen, anzunehmen oder zu beenden, brauchst du eine Anmeldung der Stufe 2.
mandate-end = Beenden
mandate-ended = Vollmacht beendet
mandate-accepted = Du hast die Vollmacht angenommen
mandate-who = { $delegate } für { $subject }
mandate-period = Vom { $from } bis { $until }
mandate-known = Die Gemeinde hat die Vollmacht schon, wie sie vorher war: Sie steht in der Liste. Drücke noch einmal, um auch diese zu erteilen.
mandate-unanswered = Die Gemeinde antwortet nicht. Was du geschrieben hast, bleibt auf dieser Seite: Drücke noch einmal, es wird nur eine Vollmacht.
scope-title = Für welche Dienste
scope-all = Für alle Dienste
scope-some = Nur für einige
scope-services = Dienste
scope-only = Nur { $services }
scope-none = Wähle mindestens einen Dienst oder alle.
service-report = Meldungen
document-pdf = PDF
document-p7m = signiertes Dokument P7M
document-jpeg = JPEG-Bild
document-png = PNG-Bild
evidence-title = Dokument, das die Vollmacht belegt
evidence-hint = Eine Datei: PDF (auch signiert), P7M, JPEG oder PNG, höchstens 10 MB. Nur die beiden Seiten sehen sie.
evidence-choose = Dokument wählen
evidence-another = Anderes wählen
evidence-remove = Kein Dokument
evidence-size = { $kind }, { $kilobytes } kB
evidence-too-large = Das Dokument ist größer als 10 MB: Wähle ein kleineres.
evidence-wrong-type = Diese Datei ist kein PDF, P7M, JPEG oder PNG. Wähle eine andere.
evidence-unreadable = Diese Datei lässt sich nicht lesen. Wähle eine andere.
evidence-missing = Das Dokument ist nicht bei der Gemeinde angekommen. Wähle es noch einmal und versuche es erneut.
evidence-save = Dokument speichern
evidence-saved = Dokument gespeichert: { $path }

acts-title = Für dich erledigt
acts-lead = Was andere für dich taten oder für wen du vertrittst: wer, wann und mit welchem Recht.
acts-empty = Noch niemand hat für dich gehandelt.
acts-line = { $by } für { $subject } · { $right }
act-report = Meldung gesendet
act-report_step = Antwort auf eine Meldung
act-staff = Personal einer Einrichtung geändert
act-mandate = Vollmacht geändert
act-other = Anderer Vorgang

my-data-title = Deine Daten
my-data-lead = Eine Kopie von allem, was dieses Gerät von dir hat: zum Lesen (PDF) und für andere Programme (JSON).
my-data-way = Eine Kopie für dich, wer in der Gemeinde sie gesehen hat, und wie du sie löschen lässt.
my-data-copy = Eine Kopie für dich
accesses-title = Wer deine Daten gesehen hat
accesses-lead = Jedes Mal, wenn ein Amt einen deiner Anträge öffnet oder bearbeitet, steht es hier.
accesses-none = Noch niemand hat deine Anträge geöffnet.
accesses-line = { $act } · { $role }
accesses-why = { $purpose }, Antrag Nr. { $code }
accesses-older = Ältere
accesses-newest = Zurück zu den neuesten
access-viewed = Geöffnet
access-worked = Bearbeitet
access-exported = Datei mitgenommen
access-unknown = Anderes
role-clerk = Zuständiges Amt
role-registrar = Protokoll
role-police = Ortspolizei
role-admin = Verwaltung
role-unknown = Andere Rolle
purpose-handling = Zur Bearbeitung
purpose-registration = Zur Registrierung
purpose-unknown = Aus anderem Grund
erasure-title = Die Gemeinde bitten, deine Daten zu löschen
erasure-lead = Die Gemeinde antwortet innerhalb eines Monats. Sie löscht, was sie nicht von Gesetzes wegen aufbewahren muss, und schreibt dir, was bleibt und warum.
erasure-sure = Um die Löschung zu verlangen, brauchst du eine Anmeldung der Stufe 2.
erasure-ask = Löschung verlangen
erasure-confirm = Du sendest den Antrag in deinem Namen an die Gemeinde. Du kannst ihn hier verfolgen.
erasure-sent = Antrag an die Gemeinde gesendet
erasure-asked = Verlangt am { $at }
erasure-due = Antwort bis { $day }
erasure-state-open = In Bearbeitung
erasure-state-done = Erledigt
erasure-state-refused = Abgelehnt
erasure-state-unknown = App aktualisieren

my-data-export = Kopie speichern
my-data-written = Gespeichert in { $file }. Die Datei ist nicht geschützt: Lege sie dort ab, wo nur du sie siehst.

summary-acting = Du sendest dies für { $name }.
summary-oneself = Du sendest dies für dich.
summary-sure = Um für andere zu senden, brauchst du eine Anmeldung der Stufe 2. Du kommst hierher zurück, mit allem, wie du es geschrieben hast.
contact-fill = Aus dem Profil ausfüllen
contact-keep = Die Kontakte, die du geschrieben hast, gelten…
contact-keep-once = nur für diesen Antrag
contact-keep-profile = auch für das Profil

## Dienste
nav-services = Dienste
home-services-help = Krippe, Ausweise, Bescheinigungen, Abgaben
services-title = Dienste
services-lead = Alles, was du bei der Gemeinde beantragen kannst, und wie weit du online kommst.
services-search = Dienst suchen
services-search-hint = Schreib es, wie du es sagst: „Krippe“, „Personalausweis“, „Schlagloch“
services-found = { $count ->
    [0] Kein Dienst gefunden
    [one] 1 Dienst gefunden
   *[other] { $count } Dienste gefunden
}
services-none = Versuche ein anderes Wort oder sieh dir die Kategorien an.
services-recent = Zuletzt geöffnet
services-life-events = Was ist bei dir los?
services-categories = Kategorien
services-all = Alle Dienste
services-crumbs = Wo du bist
services-way = So geht es
service-start = Beginnen
service-audience = Für wen
service-how = So geht es
service-needed = Was du brauchst
service-outcome = Was du bekommst
service-times = Zeiten und Fristen
service-access = Zugang zum Dienst
service-conditions = Bedingungen
service-contacts = Kontakt
service-office = Amt
service-calls = Wann du es beantragen kannst
service-call-days = vom { $opens } bis { $closes }
service-fee-and-term = Kosten und Zeiten
service-fee-computed = Hängt von deinen Antworten ab
service-term = Frist für die Antwort
service-working-days = { $count ->
    [one] 1 Werktag
   *[other] { $count } Werktage
}
service-calendar-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
service-stages = Was danach geschieht
service-norms = Vorschriften
light-green = Alles hier
light-yellow = Drucken und unterschreiben
light-red = Jetzt nicht
light-off = Nur Information
padlock-closed = Schloss zu: Anmeldung nötig
padlock-open = Schloss offen: ohne Anmeldung
reason-online = Grüne Ampel: alles geht online.
reason-paper = Gelbe Ampel: hier ausfüllen, drucken, unterschreiben und auf Papier abgeben.
reason-no-signature = Wer für ein Unternehmen anfragt, unterschreibt digital: ohne Signatur wird es auf Papier abgegeben.
reason-signature-of-all = Zum Senden ist eine digitale Signatur nötig.
reason-suspended = Der Dienst ist ausgesetzt.
reason-not-yet = Du kannst es ab { $day } beantragen.
reason-closed = Die Anträge endeten am { $day }.
reason-not-for-them = Für den, für den du jetzt handelst, kann es nicht beantragt werden.
reason-elsewhere = Es geht auf den Seiten einer anderen Stelle.
reason-at-the-office = Es wird am Schalter oder am Telefon beantragt.
reason-newer-app = Diese Version der App kann das noch nicht.
remedy-act-for = Es kann { $whom } beantragt werden: ändere, für wen du handelst.
remedy-digital-signature = Zum Senden online ist eine digitale Signatur nötig.
remedy-print-and-sign = Drucke das Formular, unterschreibe es und gib es beim Amt ab.
remedy-ask-office = Amt fragen
remedy-open-pages = Seiten öffnen
remedy-update-app = Aktualisiere die App.
whom-oneself = für dich selbst
whom-child = für ein minderjähriges Kind
whom-company = für ein Unternehmen
whom-structure = für eine Struktur
whom-client = für einen Mandanten
whom-unknown = für andere

## Ein Formular ausfüllen
form-begin = Ausfüllen
form-begin-another = Noch einen Antrag ausfüllen
form-begin-hint = Du kannst jederzeit aufhören: Der Entwurf speichert sich von selbst.
form-drafts = { $count ->
    [one] Du hast einen Entwurf
   *[other] Du hast { $count } Entwürfe
}
form-go-on = Weiter
form-for = für { $name }
form-closes-short = zu senden bis { $day }
form-card-due = Antwort bis { $due }
form-steps = Schritte des Formulars
form-steps-here = Schritt { $number } von { $count }
form-step-complete = Vollständig
form-step-open = { $count ->
    [one] 1 Angabe fehlt oder ist falsch
   *[other] { $count } Angaben fehlen oder sind falsch
}
form-step-not-begun = Nicht begonnen
form-summary = Zusammenfassung
form-older = Für diesen Dienst gibt es ein neueres Formular. Du kannst den Entwurf so beenden, wie du ihn begonnen hast.
form-amends = Du änderst einen gesendeten Antrag. Bis du sendest, gilt der bisherige.
form-help = Was bedeutet das?
form-unknown = Diese Frage ist neu: Aktualisiere die App, um sie zu beantworten.
form-not-computed = Ergibt sich aus deinen Antworten
form-yes = Ja
form-no = Nein
form-clear = Auswahl aufheben
form-clear-label = Auswahl aufheben: { $what }
form-at-most = { $count ->
    [one] Höchstens 1.
   *[other] Höchstens { $count }.
}
form-between = Von { $least } bis { $most }.
form-amount-hint = In Euro, wie 1.250,00.
form-fault-amount = Schreib den Betrag in Euro, wie 1.250,00.
form-fault-number = Schreib nur Ziffern.
form-fault-consent = Um fortzufahren, musst du zustimmen.
form-found = { $count ->
    [0] Kein Eintrag: Versuch es mit anderen Buchstaben.
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
form-found-more = Die ersten { $count } Einträge: Schreib weiter, um die anderen zu finden.
form-member = { $given } { $family }, geboren am { $day }
form-origin-profile = Aus deinem Profil
form-origin-registry = Aus dem Melderegister
form-origin-person = Aus deiner digitalen Identität
form-origin-company = Vom Unternehmen, für das du handelst
form-correct = Ist es falsch? Hier wird es berichtigt
form-correct-person = Lass es vom Anbieter deiner digitalen Identität berichtigen und melde dich dann neu an.
form-correct-company = Es stammt aus dem Handelsregister: Bitte die Handelskammer um die Berichtigung.
form-offer = Aus deinem Profil übernehmen
form-offer-other = Etwas anderes Bekanntes verwenden
form-keep = Was du geschrieben hast, gilt…
form-elsewhere = Auf einem anderen Gerät: { $what }
form-elsewhere-take = Das verwenden
form-elsewhere-mine = Meins behalten
form-part-tax_code = Steuernummer
form-part-given_name = Vorname
form-part-family_name = Nachname
form-part-birth_date = Geburtsdatum
form-part-birthplace = Geburtsort
form-part-sex = Geschlecht
form-part-kinship = Verwandtschaft
form-part-street = Straße und Hausnummer
form-part-postal_code = Postleitzahl
form-part-comune = Gemeinde
form-part-province = Provinz
form-part-province-hint = Zwei Buchstaben, wie RA.
form-part-from = Vom
form-part-until = Bis
form-part-number = Kennzeichen
form-part-country = Land des Kennzeichens
form-part-country-hint = Das Zeichen: I für Italien, D für Deutschland.
form-part-cents = Wert der ISEE
form-part-protocol = Protokoll der DSU
form-part-protocol-hint = Oben auf der Bescheinigung, wie INPS-ISEE-2027-01234567A-00.
form-part-valid_until = Gültig bis
form-part-cadastral_code = Katastercode der Gemeinde
form-part-cadastral_code-hint = Für Ravenna ist es H199.
form-part-section = Sektion
form-part-sheet = Blatt
form-part-parcel = Parzelle
form-part-unit = Einheit
form-part-address = Adresse
form-part-lat = Punkt auf der Karte
form-part-lon = Punkt auf der Karte
form-sex-female = Weiblich
form-sex-male = Männlich
form-preferences-hint = { $count ->
    [one] Wähle ihn aus der Liste.
   *[other] Bis zu { $count }, der liebste zuerst. Verschieb sie mit den Knöpfen, den Pfeiltasten oder durch Ziehen.
}
form-preferences-add = Aus der Liste hinzufügen
form-preferences-moved = { $name }: Platz { $place } von { $count }
form-preferences-handle = { $name } verschieben, Platz { $place }: mit den Pfeilen auf und ab
form-preferences-up = Auf: { $name }
form-preferences-down = Ab: { $name }
form-preferences-remove = Entfernen: { $name }
form-up = Auf
form-down = Ab
form-file-pdf = PDF
form-file-jpeg = JPEG
form-file-png = PNG
form-file-p7m = P7M (signiertes Dokument)
form-file-unknown = anderes
form-file-limits = { $count ->
    [one] Eine Datei, { $kinds }, höchstens { $megabytes } MB.
   *[other] Bis zu { $count } Dateien, { $kinds }, je höchstens { $megabytes } MB.
}
form-file-add = Dateien wählen
form-file-adding = Datei { $place } von { $count } wird hinzugefügt…
form-file-progress = Hinzugefügte Dateien
form-file-remove = Datei { $name } entfernen
form-row = { $what }: { $number } von { $count }
form-rows = { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
form-row-add = Hinzufügen
form-row-add-label = Hinzufügen: { $what }
form-row-remove = { $what } entfernen
form-name-give = Dem Entwurf einen Namen geben
form-name-change = Umbenennen
form-name-title = Name des Entwurfs
form-name-label = Wie soll er heißen?
form-name-hint = Nur du siehst ihn. Höchstens { $count } Zeichen.
form-name-save = Speichern
form-discard-text = Antworten und Dateien des Entwurfs werden von allen deinen Geräten gelöscht.
form-fee = Gebühr
form-closes = { $call }: Du kannst bis { $day } senden.
form-next-within = binnen { $term }
form-next-term = Frist für die Antwort: { $term }.
form-send = Senden
form-sign-in-why = Zum Senden musst du dich anmelden. Du kommst hierher zurück, mit allem, wie du es geschrieben hast.
form-print-title = So gibst du es ab
form-print-1 = Erstelle das PDF und druck es aus.
form-print-2 = Unterschreib von Hand an der angegebenen Stelle.
form-print-3 = Gib es beim Amt ab.
form-print = PDF erstellen
form-printed = Formular gespeichert: { $path }
form-refused-lead = Deine Antworten sind noch da. Berichtige sie und sende erneut.
form-refused-correct = Berichtigen
form-sent-title-queued = Antrag in der Warteschlange
form-sent-title-sent = Antrag unterwegs
form-sent-title-registered = Antrag registriert
form-sent-title-refused = Antrag nicht angenommen
form-sent-registered = Zuständig: { $office }.
form-sent-made = Gesendet am
form-sent-for = Für
form-sent-what = Was du gesendet hast
form-sent-save-receipt = Quittung als PDF speichern
form-sent-print = Kopie als PDF speichern
form-see = Antrag ansehen
form-gone = Dieser Entwurf wurde auf einem anderen Gerät gesendet oder gelöscht.
form-sent-of-service = Deine Anträge

rating-title = Deine Meinung
rating-question = Wie einfach war es, diesen Dienst zu nutzen?
rating-stars = { $count ->
    [one] 1 Stern von 5
   *[other] { $count } Sterne von 5
}
rating-good = Was hat dir am besten gefallen?
rating-bad = Wo hattest du die größten Schwierigkeiten?
rating-words = Möchtest du etwas hinzufügen?
rating-send = Bewertung senden
rating-thanks = Danke: Deine Meinung hilft uns, den Dienst zu verbessern.
rating-good-clear = Die Hinweise waren klar
rating-good-complete = Die Hinweise waren vollständig
rating-good-on_track = Ich wusste immer, dass ich richtig vorankomme
rating-good-technical = Ich hatte keine technischen Probleme
rating-good-other = Etwas anderes
rating-bad-clear = Manchmal waren die Hinweise nicht klar
rating-bad-complete = Manchmal waren die Hinweise nicht vollständig
rating-bad-on_track = Manchmal wusste ich nicht, ob ich richtig vorankomme
rating-bad-technical = Ich hatte technische Probleme
rating-bad-other = Etwas anderes

## Vorgänge
submissions-title = Meine Vorgänge
submissions-lead = Was du gesendet oder begonnen hast, für dich und für andere.
submissions-empty = Du hast noch keine Vorgänge.
submissions-to-services = Zu den Diensten
submissions-nobody = Du siehst, was du auf diesem Gerät gemacht hast. Nach der Anmeldung siehst du auch den Rest.
submissions-nobody-queued = Was du angemeldet gesendet hast und noch wartet, geht ab, wenn du dich anmeldest.
submissions-search = Vorgänge durchsuchen
submissions-search-hint = Dienst, Protokollnummer, Name oder Worte des Amts
submissions-by-service = Dienst
submissions-by-subject = Für wen
submissions-by-year = Jahr
submissions-filters = Weitere Filter
submissions-oneself = Für dich
submissions-count = { $count ->
    [0] Keine Vorgänge
    [one] 1 Vorgang
   *[other] { $count } Vorgänge
}
submissions-none = Zu diesen Filtern gibt es keinen Vorgang.
submissions-widen = Filter aufheben
submissions-told = Zuletzt von der Gemeinde mitgeteilt am { $at }.
submissions-export = Diese Liste mitnehmen
submissions-csv = Als Tabelle speichern (CSV)
submissions-pdf = Als PDF speichern
submissions-written = Liste gespeichert: { $path }
submission-at = gesendet am { $at }
submission-sender = gesendet von { $name }
submission-send-by = Senden bis { $day }
submission-answer-by = Antworte bis { $day }
submission-answer-late = Deine Antwort war bis { $day } fällig
submission-office-late = Die Gemeinde sollte bis { $day } antworten
submission-office-by = Antwort bis { $day }
submission-step-waits = Ein Schritt von dir ist unterwegs
submission-waits-sender = Geht ab, wenn der Absender sich anmeldet
standing-draft = Entwurf
stand-legend = Stand
stand-all = Alle
stand-mine = Du bist dran
stand-underway = Läuft
stand-over = Beendet
board-title = Nach Kunden
board-lead = Was bei denen offen ist, für die du handelst; die nächste Frist zuerst.
board-empty = Bei denen, für die du handelst, ist nichts offen.
board-open = { $count ->
    [one] 1 offen
   *[other] { $count } offen
}
board-late = Überfällig
board-near = { $count ->
    [one] In 1 Tag
   *[other] In { $count } Tagen
}

## Was aus einem Antrag wird
proceeding-state-received = Registriert
proceeding-state-in_charge = In Bearbeitung
proceeding-state-integration_asked = Ergänzung verlangt
proceeding-state-integrated = Ergänzt
proceeding-state-offered = Platz angeboten
proceeding-state-accepted = Bewilligt
proceeding-state-refused = Abgelehnt
proceeding-state-closed = Eingestellt
proceeding-state-withdrawn = Zurückgezogen
proceeding-state-unknown = Neuer Stand: App aktualisieren
proceeding-event-register = Registriert
proceeding-event-amend = Neue Fassung gesendet
proceeding-event-take_in_charge = In Bearbeitung genommen
proceeding-event-ask_integration = Das Amt verlangt eine Ergänzung
proceeding-event-integrate = Ergänzung gesendet
proceeding-event-accept = Bewilligt
proceeding-event-refuse = Abgelehnt
proceeding-event-close = Eingestellt
proceeding-event-withdraw = Zurückgezogen
proceeding-event-rank = Rangliste veröffentlicht
proceeding-event-observe = Einwand gesendet
proceeding-event-uphold_observation = Einwand angenommen
proceeding-event-dismiss_observation = Einwand abgelehnt
proceeding-event-offer = Platz angeboten
proceeding-event-accept_place = Platz angenommen
proceeding-event-renounce = Verzicht
proceeding-event-lapse = Platz verloren: die Frist ist vorbei
proceeding-event-unknown = Neuer Schritt: App aktualisieren
proceeding-sender = Gesendet von
proceeding-reason = Warum
proceeding-step-leaves = Wird gesendet. Gilt mit der Nummer.
proceeding-step-queued = Geht ab, sobald es Netz gibt
proceeding-step-sent = Gesendet: ich warte auf die Nummer
proceeding-step-registered = Registriert
proceeding-step-sign-in = Zum Senden ist die Anmeldung nötig.
proceeding-waiting-amend = Eine neue Fassung
proceeding-waiting-integrate = Deine Antwort
proceeding-waiting-withdraw = Das Zurückziehen des Antrags
proceeding-waiting-observe = Dein Einwand
proceeding-waiting-accept_place = Deine Zusage zum Platz
proceeding-waiting-renounce = Der Verzicht
proceeding-waiting-unknown = Ein Schritt von dir
clock-elapsed = Verstrichene Zeit
clock-suspended = Ausgesetzte Zeit
clock-stands = Die Zeit des Amts steht still, bis du antwortest.
clock-late = Frist vorbei
versions-title = { $count ->
    [one] Die Quittung
   *[other] Die { $count } gesendeten Fassungen
}
versions-lead = Die letzte gilt.
versions-receipt = Quittung zu { $number }
versions-counts = Diese gilt
versions-new = Neue Fassung ansehen
integration-title = Das Amt fragt dich etwas
integration-until = Antworte bis { $day }.
integration-document = Ein Dokument ist nötig: füge es unten hinzu.
integration-label = Deine Antwort
integration-files = Dateien
integration-file-needed = Das Dokument fehlt: Wähle eine Datei.
integration-send = Antwort senden
observation-title = Einwände gegen die Rangliste
observation-lead = Die Rangliste ist vorläufig. Wenn etwas nicht stimmt, schreib es bis { $day }.
observation-label = Was nicht stimmt
observation-send = Einwand senden
offer-title = Es gibt einen Platz
offer-until = Antworte bis { $day }: danach ist der Platz verloren.
offer-accept = Platz annehmen
offer-accept-title = Platz annehmen?
offer-accept-text = Du nimmst den Platz an: { $place }.
offer-renounce = Auf den Platz verzichten
offer-renounce-title = Auf den Platz verzichten?
offer-renounce-text = Der Platz geht an andere: { $place }. Der Antrag wird geschlossen; das lässt sich nicht rückgängig machen.
change-title = Was du tun kannst
amend = Antrag ändern
amend-go-on = Änderung fortsetzen
amend-until = Du kannst ihn bis { $day } ändern. Die letzte gesendete Fassung gilt.
amend-while = Du kannst ihn ändern, bis das Amt ihn in Bearbeitung nimmt. Die letzte gesendete Fassung gilt.
no-amendment-over = Du kannst ihn nicht mehr ändern: Er ist abgeschlossen.
no-amendment-in_charge = Du kannst ihn nicht ändern: Das Amt prüft ihn. Wenn etwas fehlt, fragt es dich.
no-amendment-call_closed = Du kannst ihn nicht mehr ändern: Die Frist für Anträge ist vorbei.
no-amendment-offered = Du kannst ihn nicht ändern: Nimm zuerst den Platz an oder verzichte.
withdraw = Antrag zurückziehen
withdraw-title = Antrag zurückziehen?
withdraw-text = Der Antrag wird ohne Entscheidung geschlossen. Das lässt sich nicht rückgängig machen.
no-withdrawal-over = Du kannst ihn nicht zurückziehen: Er ist abgeschlossen.
no-withdrawal-in_charge = Du kannst ihn jetzt nicht zurückziehen. Frag das Amt.
no-withdrawal-call_closed = Du kannst ihn nicht mehr zurückziehen: Die Frist für Anträge ist vorbei.
no-withdrawal-offered = Du kannst ihn nicht zurückziehen: Nimm den Platz an oder verzichte.
renounce = Verzichten
renounce-title = Verzichten?
renounce-text = Du verlierst, was dir bewilligt wurde. Das lässt sich nicht rückgängig machen.
renounce-until = Du kannst bis { $day } verzichten.

## Ranglisten
ranking-title = Dein Platz in der Rangliste
ranking-none = Für diesen Antrag gibt es noch keine Rangliste.
ranking-see = Punkte und Gründe ansehen
ranking-position = Platz { $place } von { $of }
ranking-excluded = Der Antrag steht nicht in der Rangliste: { $why }
phase-provisional = Vorläufig
phase-final = Endgültig
phase-unknown = Neue Phase: App aktualisieren
ranking-group = Rangliste
ranking-points = Punkte insgesamt
ranking-band = Vorrang
ranking-published = Veröffentlicht am
ranking-before = Vorher
ranking-was = { $phase }: Platz { $place }, Punkte { $points }
ranking-was-out = { $phase }: nicht in der Rangliste
ranking-up = { $count ->
    [one] 1 Platz höher
   *[other] { $count } Plätze höher
}
ranking-down = { $count ->
    [one] 1 Platz tiefer
   *[other] { $count } Plätze tiefer
}
ranking-same = Gleicher Platz
ranking-observe = Sie ist vorläufig: Einwände sind bis { $day } möglich.
ranking-observe-do = Einwand schreiben
ranking-act = Kriterien und Punkte: { $act }.
criteria-title = Punkte und Gründe
criteria-points = { $points } von { $most }
criteria-no-answer = keine Antwort
corrected-title = Was das Amt berichtigt hat
corrected-declared = Angegeben: { $answer }
corrected-counts = Es gilt: { $answer }
corrected-nothing = wie nicht beantwortet
criteria-total = Summe: { $points } Punkte
places-title = Die gewünschten Schulen
places-count = { $count ->
    [one] 1 Platz
   *[other] { $count } Plätze
}
places-last = letzter aufgenommener Platz: { $place }
places-left = es sind noch Plätze frei
places-none = es sind keine Plätze frei
places-given = Dein Platz

## Fristen
deadlines-title = Fristen
deadlines-lead = Die Tage, die für dich zählen und für die, für die du handelst.
deadlines-empty = Du hast keine Fristen. Auf der Karte eines Dienstes kannst du dich erinnern lassen, wenn er öffnet.
deadlines-export = Alle in den Kalender
deadlines-written = Kalenderdatei gespeichert: { $path }
deadline-export = In den Kalender
deadline-export-label = In den Kalender: { $title }, { $day }
deadline-line = { $what }: { $day }
deadline-call_opens = Anträge ab
deadline-call_closes = Letzter Tag für Anträge
deadline-amendment_closes = Letzter Tag, ihn zu ändern
deadline-integration = Letzter Tag für die Antwort an das Amt
deadline-acceptance = Letzter Tag, den Platz anzunehmen
deadline-observations = Letzter Tag für Einwände
deadline-renunciation = Letzter Tag für den Verzicht
deadline-answer = Das Amt antwortet bis
reminder = { $count ->
    [0] { $what }: heute
    [one] { $what }: morgen
   *[other] { $what }: in { $count } Tagen
}
reminder-open = Anträge sind jetzt möglich
remind = Erinnere mich, wenn es öffnet und schließt
remind-on = Du wirst erinnert, wenn du die App öffnest
remind-off = Du wirst nicht mehr erinnert
home-days = Fristen
home-all-days = Alle Fristen

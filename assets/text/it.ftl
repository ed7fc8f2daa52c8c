# Le parole di Rapida. Seconda persona, frasi brevi, come consiglia Designers Italia.

## Da ogni schermata
nav-label = Navigazione principale
nav-skip = Vai al contenuto
nav-home = Home
nav-report = Segnala
nav-map = Mappa
nav-submissions = Pratiche
nav-settings = Impostazioni
action-again = Riprova
action-close = Chiudi
action-cancel = Annulla
action-back = Indietro
action-next = Avanti
action-edit = Modifica
action-remove = Elimina
face-waiting = Sto caricando…
time-day-and-clock = { $day } alle { $clock }
nowhere-title = Pagina non trovata
nowhere-text = Questo indirizzo non porta a nessuna pagina.

banner-offline = { $queued ->
    [0] Senza rete · quello che scrivi resta sul dispositivo
    [one] Senza rete · 1 richiesta in coda, partirà da sola
   *[other] Senza rete · { $queued } richieste in coda, partiranno da sole
}
banner-offline-since = Senza rete · ultimo contatto { $at }
banner-captive = { $queued ->
    [0] Questa rete chiede un accesso · apri il browser e accetta le condizioni
    [one] Questa rete chiede un accesso: apri il browser · 1 richiesta in coda
   *[other] Questa rete chiede un accesso: apri il browser · { $queued } richieste in coda
}
banner-busy = { $queued ->
    [one] Il Comune non riesce a ricevere adesso · 1 richiesta in coda, riprovo il { $at }
   *[other] Il Comune non riesce a ricevere adesso · { $queued } richieste in coda, riprovo il { $at }
}
banner-sending = { $queued ->
    [one] Sto inviando 1 richiesta
   *[other] Sto inviando { $queued } richieste
}
banner-later = { $queued ->
    [one] 1 richiesta in coda · riprovo alle { $at }
   *[other] { $queued } richieste in coda · riprovo alle { $at }
}
banner-try = Prova ora
banner-trying = Provo…

field-optional = facoltativo
field-left = { $count ->
    [one] Resta 1 carattere
   *[other] Restano { $count } caratteri
}
fault-index-title = { $count ->
    [one] C'è 1 cosa da correggere
   *[other] Ci sono { $count } cose da correggere
}

## Prima di tutto
opening-choose-title = Scegli una frase segreta
opening-choose-why = I tuoi dati restano cifrati su questo dispositivo. Qui non c'è un portachiavi di sistema: la frase segreta è la chiave, e Rapida te la chiede a ogni avvio.
opening-passphrase = Frase segreta
opening-passphrase-hint = Almeno { $count } caratteri. Qualche parola che ricordi va bene.
opening-passphrase-again = Ripeti la frase segreta
opening-no-recovery = Nessuno può recuperarla, nemmeno il Comune. Se la perdi, perdi le bozze e le segnalazioni non ancora inviate.
opening-too-short = Usa almeno { $count } caratteri.
opening-not-same = Le due frasi sono diverse. Scrivile di nuovo.
opening-choose-do = Inizia
opening-wrong = Non è la frase giusta. Controlla maiuscole e spazi, poi riprova.
opening-damaged-title = L'archivio non si legge
opening-damaged-kept = Il file rovinato non viene cancellato: Rapida lo mette da parte e riparte.
opening-damaged-technical = Dettagli tecnici
opening-damaged-file = File
opening-damaged-reason = Messaggio del sistema
opening-damaged-backup = C'è una copia del { $at }: riparti da lì. Quello che hai fatto dopo non ci sarà.
opening-damaged-no-backup = Non c'è una copia di sicurezza: riparti da un archivio vuoto. Le segnalazioni già protocollate restano al Comune.
opening-repair = Ripara e riparti

## Il blocco
lock-now = Blocca
locked-title = Rapida è bloccata
locked-who = Chi sei?
locked-open = Apri
locked-show = Mostra
locked-not-you = Non sei tu? Cambia persona
locked-wait = Troppi tentativi sbagliati. Aspetta { $wait } con l'app aperta, poi riprova.
locked-finger = Usa impronta o volto
locked-finger-reason = Apri Rapida
locked-finger-unknown = Non è stato confermato. Riprova o usa il tuo PIN.
locked-forgot-pin = Ho dimenticato il PIN
locked-forgot-passphrase = Ho dimenticato la frase segreta
lock-kind = Che cosa vuoi usare?
lock-pin = PIN
lock-pin-now = PIN di adesso
lock-passphrase-now = Frase segreta di adesso
lock-pin-again = Ripeti il PIN
lock-pin-form = Sei cifre, non in fila e non tutte uguali.
lock-pin-wrong = Non è il PIN giusto. Riprova.
lock-not-same = Non sono uguali. Scrivi di nuovo.
erase-title = Eliminare tutto?
erase-what = Nessuno può recuperare il PIN o la frase segreta, nemmeno il Comune. Puoi solo eliminare da questo dispositivo tutto quello che è di questa persona e ricominciare. Si perdono:
erase-drafts = le bozze e le foto;
erase-queued = le richieste in coda, non ancora inviate;
erase-receipts = le ricevute e l'accesso con SPID o CIE.
erase-stays = Quello che è già protocollato resta al Comune. L'accesso lo puoi chiudere anche da un altro tuo dispositivo.
erase-understood = Ho capito: si perde tutto
erase-do = Elimina tutto
people-title = Blocco e persone
people-no-lock = Nessun blocco: chi usa questo dispositivo può aprire Rapida.
people-by-pin = Bloccata con un PIN. Si blocca da sola dopo 5 minuti senza uso, sui telefoni dopo 30 secondi in secondo piano. Per bloccarla subito: Ctrl+L.
people-by-passphrase = Bloccata con una frase segreta. Si blocca da sola dopo 5 minuti senza uso, sui telefoni dopo 30 secondi in secondo piano. Per bloccarla subito: Ctrl+L.
people-set-lock = Metti un blocco
people-change-lock = Cambia il blocco
people-remove-lock = Togli il blocco
people-lock-why = Con il blocco Rapida si apre solo con il tuo PIN o la tua frase segreta.
people-unlock-what = Senza blocco chi usa questo dispositivo può aprire Rapida.
people-locked = Blocco impostato
people-unlocked = Blocco tolto
people-finger = Apri con impronta o volto
people-finger-hint = Al posto del PIN, finché Rapida resta aperta; dopo un riavvio serve il PIN. Può aprire chi ha impronta o volto registrati su questo telefono.
people-finger-reason = Conferma che vuoi aprire Rapida così
people-finger-on = Ora puoi aprire con impronta o volto
people-finger-off = D'ora in poi si apre solo con il PIN
people-who = Chi usa questo dispositivo
people-unnamed = Senza nome
people-you = Sei tu
people-lock-first = Per aggiungere un'altra persona metti prima un blocco ai tuoi dati.
people-add = Aggiungi una persona
people-add-what = Avrà dati tutti suoi, che tu non vedi, e il suo blocco. Fai scrivere a lei PIN o frase segreta.
people-added = Persona aggiunta. Per cambiare persona premi Blocca.
people-label = Nome da mostrare
people-label-hint = Come «Turno mattina». Al massimo { $max } caratteri; si legge anche a Rapida bloccata.
people-rename = Cambia il tuo nome
people-erase = Elimina i miei dati
people-save = Salva
people-no-way-back = Nessuno può recuperarlo, nemmeno il Comune. Se lo dimentichi, perdi le bozze e quello che non hai ancora inviato.
notice-locked-title = Rapida
notice-locked-body = C'è una novità. Apri Rapida per leggerla.

## Home
home-title-quiet = Niente da fare, per ora
home-title-to-do = { $count ->
    [one] Hai 1 cosa da fare
   *[other] Hai { $count } cose da fare
}
home-to-do = Da fare
home-drafts = Bozze
home-actions = Cosa vuoi fare?
home-under-way = In corso
home-report-help = Una buca, un lampione spento…
home-map-help = Cosa hanno segnalato gli altri
home-submissions-help = A che punto sono le tue
home-empty = Qui trovi le tue pratiche e le risposte degli uffici.
draft-untitled = Segnalazione senza titolo
draft-saved-at = Bozza salvata il { $at }
card-number = Prot. { $number }
card-refused = Non accettata: serve una correzione
card-queued = Parte da sola appena c'è rete
card-sent = Inviata, aspetto il protocollo
card-asked = L'ufficio aspetta la tua risposta
card-office-due = in carico a: { $office }, risposta entro il { $due }
card-overdue = in ritardo: { $office } doveva rispondere entro il { $due }
card-closed = chiusa il { $at }
card-followed = La segui

delivery-queued = In coda
delivery-sent = Inviata
delivery-registered = Protocollata
delivery-refused = Non accettata

state-registered = Protocollata
state-in_charge = In carico
state-asked = In attesa di te
state-planned = Programmata
state-resolved = Risolta
state-rejected = Respinta
state-duplicate = Già segnalata
state-unknown = Stato nuovo: aggiorna l'app

event-register = Protocollata
event-take_in_charge = Presa in carico
event-ask = L'ufficio ti ha chiesto qualcosa
event-answer = Hai risposto
event-reassign = Passata a un altro ufficio
event-plan = Intervento programmato
event-resolve = Risolta
event-reject = Respinta
event-mark_duplicate = Era già stata segnalata
event-reopen = L'hai riaperta
event-unknown = Passaggio nuovo: aggiorna l'app

## Una segnalazione, passo per passo
step-conditions = Autorizzazioni e condizioni
step-data = Dati della segnalazione
step-summary = Riepilogo
stepper-label = Passi della segnalazione
stepper-done = (fatto)
flow-resumed = Hai ripreso una bozza salvata il { $at }. Puoi continuare da dove eri.
flow-saved = Bozza salvata alle { $at }
flow-saving = Salvo la bozza…
flow-not-saved = Bozza non salvata: { $why }
flow-discard = Elimina la bozza
flow-discard-title = Eliminare la bozza?
flow-discard-text = Testo e foto vengono cancellati da questo dispositivo.
flow-discarded = Bozza eliminata
flow-emergency = Per le emergenze chiama il 112. Una segnalazione non sostituisce una telefonata.

conditions-lead = Ti servono circa 2 minuti. Puoi fermarti quando vuoi: la bozza si salva da sola.
conditions-use-title = Come usiamo i tuoi dati
conditions-use-1 = La segnalazione va all'ufficio competente del Comune, che la usa solo per risolverla e per risponderti.
conditions-use-2 = Nome e contatti sono facoltativi e li vede solo l'ufficio.
conditions-use-3 = Sulla mappa pubblica compaiono il luogo, il tipo, la prima foto e lo stato: mai le tue parole né il tuo nome.
conditions-use-4 = Dalle foto togliamo posizione e dati nascosti prima dell'invio. Puoi oscurare volti e targhe.
conditions-accept = Ho letto come vengono usati i miei dati

place-title = Luogo
place-lead = Indica dove si trova il problema.
place-use-mine = Usa la mia posizione
place-finding = Cerco la posizione…
place-accuracy = Precisione: circa { $distance }
place-coarse = La posizione è approssimativa: controlla il punto e, se serve, spostalo.
place-refused = Non hai dato il permesso di usare la posizione. Puoi concederlo nelle impostazioni del dispositivo, oppure scegliere il punto sulla mappa o scrivere le coordinate.
place-unavailable = Il dispositivo non trova la posizione. Prova all'aperto, oppure scegli il punto sulla mappa o scrivi le coordinate.
place-late = La ricerca è durata troppo. Riprova, oppure scegli il punto sulla mappa o scrivi le coordinate.
place-address = Via e numero
place-address-hint = Aiuta chi interviene, ma non sposta il punto: «via di Roma 12, davanti alla scuola»
place-coordinates = Scrivi le coordinate
place-latitude = Latitudine
place-longitude = Longitudine
place-coordinates-hint = In gradi, per esempio 44,4175 e 12,1990
place-use-coordinates = Usa queste coordinate
place-coordinates-wrong = Scrivi due numeri in gradi: latitudine tra −90 e 90, longitudine tra −180 e 180.
place-chosen = Punto scelto: { $latitude }, { $longitude }
place-none = Nessun punto scelto
place-source-device = dalla posizione del dispositivo
place-source-photo = dalla foto
place-source-map = dalla mappa
place-source-typed = dalle coordinate
place-near-border = Il punto è { $distance } fuori dal confine del Comune. Puoi continuare: se tocca a un altro Comune te lo diciamo.
place-outside = Il punto è fuori dal Comune, a { $distance } dal confine. Rivolgiti al Comune in cui si trova; per un pericolo chiama il 112.

nearby-title = Già segnalato qui vicino?
nearby-lead = { $count ->
    [one] C'è 1 segnalazione aperta dello stesso tipo entro { $distance }. Se è lo stesso problema, seguila: ti diciamo quando cambia.
   *[other] Ci sono { $count } segnalazioni aperte dello stesso tipo entro { $distance }. Se è lo stesso problema, seguila: ti diciamo quando cambia.
}
nearby-distance = a { $distance }
nearby-follow = È questa: seguila
nearby-followed = La segui già
nearby-own = È tua
nearby-now-following = Ora segui la segnalazione { $number }. La bozza resta qui finché non la elimini.

kind-title = Tipo di disservizio
kind-label = Che tipo di problema è?
kind-choose = Scegli…
danger-question = C'è un pericolo immediato?
danger-call = Chiama: { $who }, { $phone }
danger-stop = Se vedi uno di questi segni non inviare una segnalazione: telefona subito.
danger-stopped = Fermati e telefona. Una segnalazione arriverebbe troppo tardi.
danger-not-so = Ho sbagliato, torna alla segnalazione

words-title = Cosa succede
title-label = Titolo
title-hint = In poche parole: «Buca sul marciapiede»
details-label = Dettagli
details-hint = Da quanto tempo, quanto è grande, chi rischia di farsi male

photos-title = Foto
photos-lead = Fino a { $count } foto JPEG, PNG o WebP. Aiutano l'ufficio a capire.
photos-add = Aggiungi foto
photos-preparing = Preparo la foto…
photos-added = { $count ->
    [one] Foto aggiunta
   *[other] { $count } foto aggiunte
}
photos-one = Foto { $number }
photos-size = { $width } × { $height } pixel, { $kilobytes } kB
photos-cover = Oscura volti e targhe
photos-remove = Elimina la foto { $number }
photos-use-place = Usa la posizione della foto
photos-place-used = Luogo preso dalla foto
photos-taken = Scattata il { $at }

cover-title = Oscura volti e targhe
cover-lead = Trascina sulla foto per coprire una zona. Da tastiera: aggiungi una zona, spostala con le frecce, cambiane la grandezza con Maiusc e le frecce, toglila con Canc.
cover-add = Aggiungi una zona
cover-zone = Zona { $number }: { $x }% da sinistra, { $y }% dall'alto, larga { $width }%, alta { $height }%
cover-remove-last = Togli l'ultima
cover-save = Oscura per sempre
cover-forever = Quello che copri viene distrutto nella foto: non si può tornare indietro.
cover-done = Fatto: parti oscurate

contact-title = I tuoi contatti
contact-lead = Facoltativi: servono all'ufficio se deve chiamarti. Le risposte arrivano comunque in quest'app.
contact-name = Nome e cognome
contact-email = E-mail
contact-phone = Telefono

summary-lead = Le informazioni che hai fornito hanno valore di dichiarazione. Verifica che siano corrette.
summary-place = Luogo
summary-kind = Tipo
summary-title = Titolo
summary-details = Dettagli
summary-photos = Foto
summary-contact = Contatti
summary-none = Nessuno
summary-no-details = Nessun dettaglio
summary-no-photos = Nessuna foto
summary-photos-count = { $count ->
    [one] 1 foto
   *[other] { $count } foto
}
summary-edit = Modifica: { $what }
summary-send = Conferma e invia
summary-sending = Invio…

sent-title-queued = Segnalazione in coda
sent-title-sent = Segnalazione in invio
sent-title-registered = Segnalazione protocollata
sent-title-refused = Segnalazione non accettata
sent-queued = È al sicuro su questo dispositivo. Parte da sola appena c'è rete, anche se chiudi l'app e la riapri.
sent-sent = È in viaggio. Il numero di protocollo arriva quando il Comune ha tutto.
transfer-documents = Invio dei documenti: { $arrived } di { $total }
transfer-photos = Invio delle foto: { $arrived } di { $total }
sent-registered = In carico a: { $office }. Hai una risposta entro il { $due }.
sent-number = Numero di protocollo
sent-see = Vedi la segnalazione
sent-receipt = Vedi la ricevuta
sent-home = Torna alla home
sent-next-title = Cosa succede adesso
sent-next-1 = L'ufficio legge la segnalazione e la prende in carico.
sent-next-2 = Se gli serve qualcosa te lo chiede qui.
sent-next-3 = Quando è risolta te lo diciamo. Se non è vero, la riapri entro { $days } giorni.

## Segnalazioni
reports-title = Le mie segnalazioni
reports-own = Fatte da te
reports-followed = Seguite
reports-show-map = Mostra sulla mappa
reports-hide-map = Nascondi la mappa
reports-empty = Non hai ancora fatto segnalazioni.
report-title-none = Segnalazione
report-office = Ufficio
report-number = Protocollo
report-made = Scritta il
report-due = Risposta entro
report-turn = A chi tocca
report-turn-office = Tocca all'ufficio
report-turn-citizen = Tocca a te
report-turn-nobody = A nessuno: è conclusa
report-story = Cosa è successo
report-what = Cosa hai segnalato
report-where = Dove
report-photo-alt = Foto { $number } della segnalazione
report-office-photo-alt = Foto dell'ufficio
report-planned = Il giorno previsto è { $day }
report-duplicate = Segui la segnalazione { $number }
report-you = Tu
report-waiting = Parte appena c'è rete
report-waiting-answer = La tua risposta, in coda
report-waiting-reopen = La riapertura, in coda
report-refused-answer = Risposta non accettata
report-refused-reopen = Riapertura non accettata
report-answer-title = Rispondi all'ufficio
report-answer-label = La tua risposta
report-answer-do = Invia la risposta
report-answer-sent = Risposta messa in coda
report-reopen-title = Non è risolta davvero?
report-reopen-lead = Puoi riaprirla entro { $days } giorni dalla chiusura. Spiega cosa non va ancora.
report-reopen-label = Perché la riapri
report-reopen-do = Riapri la segnalazione
report-reopen-sent = Riapertura messa in coda
report-refused-title = Il Comune non l'ha accettata
report-refused-lead = La segnalazione è ancora qui, con le sue foto. Correggila e inviala di nuovo, oppure eliminala.
report-correct = Correggi e rinvia
report-discard = Elimina la segnalazione
report-discard-title = Eliminare la segnalazione?
report-discard-text = Non è stata accettata dal Comune. Se la elimini, testo e foto spariscono da questo dispositivo.
report-discarded = Segnalazione eliminata
report-words-needed = Scrivi qualcosa prima di inviare.

receipt-title = Ricevuta
receipt-genuine = Autentica: la firma è del Comune e riguarda proprio questa pratica.
receipt-unknown_key = Firmata con una chiave che questo dispositivo non conosce ancora. Collegati alla rete e riprova.
receipt-forged = Non valida: non è quello che il Comune ha firmato.
receipt-number = Numero di protocollo
receipt-at = Registrata il
receipt-office = Ufficio
receipt-due = Risposta entro il
receipt-attachments = Allegati
receipt-code = Codice di verifica
receipt-hash = Impronta del contenuto (SHA-256)
receipt-verify = Chiunque può verificarla: inquadra il codice QR, oppure scrivi il codice a questo indirizzo.
receipt-qr = Codice QR con l'indirizzo di verifica
receipt-save = Salva in PDF
receipt-saved = Ricevuta salvata: { $path }
receipt-issuer = Rilasciata da

## Mappa
territory-title = Segnalazioni nel Comune
territory-lead = Dell'ultimo anno, senza parole né nomi di chi le ha fatte.
territory-list = Elenco
territory-filter-kind = Tipo
territory-filter-state = Stato
territory-all = Tutti
territory-open = Aperte
territory-closed = Chiuse
territory-count = { $count ->
    [0] Nessuna segnalazione
    [one] 1 segnalazione
   *[other] { $count } segnalazioni
}
territory-more = Mostrane altre
territory-empty = Con questi filtri non c'è nessuna segnalazione.
public-title = Segnalazione { $number }
public-registered = Protocollata il
public-updated = Ultimo cambiamento
public-office = Ufficio
public-state = Stato
public-kind = Tipo
public-where = Dove
public-picture = Foto della segnalazione
public-gone = Sulla mappa non c'è nessuna segnalazione con questo numero. Forse ha più di un anno.
public-follow = Segui
public-unfollow = Smetti di seguire
public-following = Ora la segui: la trovi tra le tue segnalazioni
public-unfollowed = Non la segui più
public-own = Apri la tua segnalazione

## Impostazioni
settings-title = Impostazioni
settings-language = Lingua
settings-theme = Aspetto
settings-system = Come il sistema
settings-light = Chiaro
settings-dark = Scuro
about-title = Informazioni
about-version = Versione
about-licence = Licenza
about-comune = Comune
about-phone = Telefono URP
about-email = E-mail URP
about-accessibility = Accessibilità
about-accessibility-text = Rapida si usa tutta da tastiera e con gli screen reader, e mira alle WCAG 2.2 livello AA. Se qualcosa ti ostacola, scrivi o telefona all'URP.
about-privacy = I tuoi dati
about-privacy-text = Bozze, foto e segnalazioni sono cifrate su questo dispositivo. Non c'è pubblicità e nessuno ti traccia.

## Campi, difetti, problemi
field-privacy = Come usiamo i tuoi dati
field-place = Luogo
field-category = Tipo di disservizio
field-title = Titolo
field-details = Dettagli
field-address = Via e numero
field-contact-name = Nome e cognome
field-contact-email = E-mail
field-contact-phone = Telefono
field-words = Testo
field-other = Altro

fault-required = Manca: compila questo campo.
fault-too_long = Troppo lungo: al massimo { $limit } caratteri.
fault-too_short = Troppo corto: almeno { $limit } caratteri.
fault-unknown = Scegli una delle voci dell'elenco.
fault-malformed = Non è scritto in una forma valida. Controlla.
fault-outside_territory = È a più di { $limit } m dal confine del Comune.
fault-not_accepted = Per continuare conferma di aver letto.
fault-too_simple = Troppo facile da indovinare. Scegline un altro.
fault-too_small = È troppo poco: almeno { $limit }.
fault-too_large = È troppo: al massimo { $limit }.
fault-too_few = Sono troppo pochi: almeno { $limit }.
fault-too_many = Sono troppi: al massimo { $limit }.
fault-too_heavy = Il file è troppo grande: al massimo { $limit } MB. Riducilo o dividilo.
fault-wrong_type = Questo tipo di file non va bene. Guarda quali sono ammessi.
fault-repeated = C'è due volte: toglilo una volta.
fault-ends_early = La fine viene prima dell'inizio. Controlla le date.
fault-rule_broken = Questa risposta non rispetta una regola del servizio. Controllala.
fault-locked = Questo dato viene da un registro e non si cambia qui. Riapri il modulo.
fault-disagrees = Il calcolo è cambiato. Riapri il modulo e controlla.
fault-not_asked = Questa risposta non è più richiesta. Riapri il modulo.
fault-tax_code_length = Il codice fiscale ha { $expected } caratteri, qui ce ne sono { $found }. Controlla.
fault-tax_code_letter = Il carattere { $at } è «{ $found }», ma lì va una lettera. Correggilo.
fault-tax_code_digit = Il carattere { $at } è «{ $found }», ma lì va una cifra. Correggilo.
fault-tax_code_month = Il carattere 9 indica il mese, ma nessun mese ha la lettera «{ $found }». Correggilo.
fault-tax_code_day = La data di nascita nel codice non esiste: giorno { $day }, mese { $month }. Controlla i caratteri da 7 a 11.
fault-tax_code_zeros = Sono tutti zeri. Scrivi il tuo codice.
fault-tax_code_check = C'è un errore: con questi caratteri l'ultimo dovrebbe essere { $expected }. Confronta con la tessera sanitaria.
fault-tax_code_other_surname = Il codice non è di questo cognome: dovrebbe iniziare con { $expected }. Controlla entrambi.
fault-tax_code_other_name = Il codice non è di questo nome: i caratteri da 4 a 6 dovrebbero essere { $expected }. Controlla entrambi.
fault-tax_code_other_birth = Il codice ha un'altra data di nascita. Controlla entrambi.
fault-tax_code_other_sex = Il codice indica l'altro sesso. Controlla entrambi.
fault-cadastral_code_form = Scrivi una lettera e tre cifre, come H199.
fault-birthplace_unknown = Nessun luogo ha il codice { $code }. Controlla i caratteri da 12 a 15.
fault-birthplace_not_yet = { $place } ha questo codice solo dal { $from }, dopo la nascita. Controlla il codice e la data.
fault-birthplace_no_longer = { $place } ha avuto questo codice solo fino al { $to }, prima della nascita. Controlla il codice e la data.
fault-vat_number_length = La partita IVA ha 11 cifre, qui i caratteri sono { $found }. Controlla.
fault-vat_number_digit = Il carattere { $at } è «{ $found }», ma lì va una cifra. Correggilo.
fault-vat_number_zeros = Le prime sette cifre sono tutte zeri. Controlla.
fault-vat_number_office = Le cifre da 8 a 10 sono { $found }, che non indicano nessun ufficio. Controllale.
fault-vat_number_check = C'è un errore: con queste cifre l'ultima dovrebbe essere { $expected }. Confronta con un documento.
fault-iban_country = Un IBAN inizia con due lettere del Paese, come IT. Controlla.
fault-iban_length = Un IBAN { $country } ha { $expected } caratteri, qui ce ne sono { $found }. Controlla.
fault-iban_character = Il carattere { $at } è «{ $found }», ma un IBAN ha solo lettere e cifre. Correggilo.
fault-iban_letter = Il carattere { $at } è «{ $found }», ma lì va una lettera. Correggilo.
fault-iban_digit = Il carattere { $at } è «{ $found }», ma lì va una cifra. Correggilo.
fault-iban_check = C'è un errore di scrittura. Confronta l'IBAN con quello della banca, un gruppo alla volta.
fault-iban_cin = Il quinto carattere dovrebbe essere { $expected }. Confronta con l'IBAN della banca.
fault-phone_character = «{ $found }» non fa parte di un numero di telefono. Scrivi solo cifre.
fault-phone_too_short = Troppo corto: un numero ha almeno { $limit } cifre, prefisso compreso.
fault-phone_too_long = Troppo lungo: un numero ha al massimo { $limit } cifre. Scrivine uno solo.
fault-phone_not_in_use = Questo numero non esiste. Controlla il prefisso; per un numero estero inizia con + e il Paese.
fault-email_too_long = Troppo lungo: al massimo { $limit } caratteri.
fault-email_blank = Togli lo spazio dentro l'indirizzo.
fault-email_at = Un indirizzo ha una sola @, qui sono { $found }. Correggi.
fault-email_local = Controlla la parte prima della @: è vuota, troppo lunga o ha un punto di troppo.
fault-email_domain = Controlla la parte dopo la @: serve un dominio come esempio.it, non «{ $found }».
fault-email_character = Togli «{ $found }»: non fa parte di un indirizzo.
fault-email_not_certified = { $domain } non dà indirizzi PEC. Scrivi la tua PEC, oppure usa il campo e-mail.
fault-postal_code_length = Il CAP ha 5 cifre, qui i caratteri sono { $found }. Controlla.
fault-postal_code_digit = Il carattere { $at } è «{ $found }», ma un CAP ha solo cifre. Correggilo.
fault-plate_country = Scegli il Paese della targa: la sigla ha da una a tre lettere, come I o D.
fault-plate_character = Togli «{ $found }»: scrivi solo lettere latine e cifre.
fault-plate_length = Una targa ha da 2 a 12 caratteri, qui sono { $found }. Controlla.
fault-plate_unusual = Non sembra una targa italiana. Controllala; se è giusta, continua.
fault-plate_lookalike = Forse è { $plate }? Controlla sulla targa; se è giusta come l'hai scritta, continua.
fault-isee_protocol_form = Il protocollo della DSU ha la forma INPS-ISEE-2026-01234567A-00: lo trovi in alto sull'attestazione.

problem-malformed = La richiesta non si legge. Se succede ancora, aggiorna l'app.
problem-invalid = Qualche dato va corretto.
problem-no-proof = Il Comune non riconosce questo dispositivo. Riprova tra poco.
problem-nonce-needed = Il Comune chiede una prova nuova. Riprova.
problem-sign-in-needed = Per questo serve l'accesso: entra e riprova.
problem-level-needed = Per questo serve un accesso di livello 2: entra di nuovo e continui da qui.
problem-no-right = Non puoi agire per conto suo in questo servizio, o non più: scegli per chi agisci e riprova.
problem-forbidden = Questa operazione non ti è consentita.
problem-not-found = Non c'è più, o non è tua.
problem-conflict = È già arrivata al Comune con altri dati.
problem-not-open = Oggi questo servizio non si può chiedere online: la scheda del servizio dice quando e come.
problem-wrong-state = Nel frattempo la pratica è cambiata: questo passaggio non si può più fare.
problem-attachment-missing = Una foto non è ancora arrivata al Comune. Riparte da sola.
problem-wrong-offset = Il caricamento si era interrotto. Riprende da solo.
problem-wrong-digest = Una foto è arrivata rovinata. Riparte da sola.
problem-gone = Non è più disponibile.
problem-too-large = È troppo grande.
problem-wrong-type = Questo formato non è ammesso.
problem-too-many = Troppe richieste in poco tempo. Aspetta qualche minuto.
problem-internal = Qualcosa non ha funzionato. Riprova; se succede ancora, telefona all'URP.
problem-unavailable = Il servizio del Comune è fermo per il momento. Riprova più tardi.
problem-offline = Non c'è rete. Quello che hai scritto è al sicuro.
problem-foreign-answer = Questa rete chiede un accesso: apri il browser, accetta le condizioni e riprova.
problem-locked = Serve la frase segreta, oppure non è quella giusta.
problem-app-locked = Rapida è bloccata. Aprila con il tuo PIN o la tua frase segreta.
problem-wrong-pin = Non è il PIN o la frase giusta. Riprova.
problem-pin-wait = Troppi tentativi sbagliati. Aspetta con l'app aperta, poi riprova.
problem-lock-needed = Con più persone su questo dispositivo ognuna deve avere un blocco.
problem-no-key-store = Questo dispositivo non ha un portachiavi di sistema: serve una frase segreta.
problem-key-withheld = Il portachiavi di questo dispositivo è bloccato o non risponde. I tuoi dati sono al sicuro: sbloccalo e riprova.
problem-sign-in-refused = Hai annullato l'accesso. Quando vuoi, premi di nuovo Entra.
problem-sign-in-late = Il tempo per l'accesso è finito. Premi di nuovo Entra.
problem-sign-in-level = Per questo serve un'identità di livello più alto. Entra di nuovo e scegli il livello richiesto.
problem-sign-in-failed = L'accesso non è riuscito. Premi di nuovo Entra.
problem-issuer-away = Il gestore dell'identità non risponde. Riprova tra qualche minuto.
problem-no-browser = Il browser non si apre. Copia l'indirizzo e aprilo tu.
problem-damaged = L'archivio su questo dispositivo non si legge.
problem-photo-unreadable = Questa foto non si legge: il file è incompleto o rovinato. Scegline un'altra.
problem-photo-format = Questo tipo di file non va bene. Scegli una foto JPEG, PNG o WebP, oppure fanne uno screenshot.
problem-photo-heic = Questa foto è in formato HEIC. Su iPhone scegli Impostazioni › Fotocamera › Formati › «Più compatibile» e scattala di nuovo, oppure fanne uno screenshot e aggiungi quello.
problem-photo-cmyk = Questa immagine ha i colori della stampa (CMYK). Salvala come JPEG con colori RGB e riprova.
problem-not-an-image = Questo file non è un'immagine. Scegli una foto JPEG, PNG o WebP.
problem-photo-too-heavy = Il file è troppo pesante per una foto: al massimo 256 MB. Scegline un altro o salvala più piccola.
problem-photo-too-small = La foto è troppo piccola: servono almeno 100 pixel per lato.
problem-photo-too-large = La foto è troppo grande: al massimo 48 megapixel.
problem-photo-too-many = Hai già 3 foto. Eliminane una per aggiungerne un'altra.
problem-draft-changed = Un altro dispositivo ha cambiato la bozza. Controlla il riepilogo e invia di nuovo.
problem-file-elsewhere = Un file è su un altro dispositivo. Sceglilo di nuovo qui e invia.
problem-storage = Lo spazio sul dispositivo è finito o non si può scrivere. Libera spazio e riprova.
problem-other = Non è andata. Aggiorna l'app e riprova.

## La mappa stessa
map-place-label = Mappa per scegliere il punto
map-place-hint = Tocca il punto, oppure porta il punto al centro e premi «Usa il centro della mappa».
map-place-keys = Con la tastiera: frecce per spostare (con Maiusc di poco), + e − per ingrandire e ridurre, Invio per scegliere il centro.
map-reports-label = Mappa delle segnalazioni
map-reports-hint = Tocca un segno per aprire la segnalazione.
map-reports-keys = Con la tastiera: frecce per spostare, + e − per ingrandire e ridurre, Invio per aprire quella al centro.
map-use-centre = Usa il centro della mappa
map-zoom-in = Ingrandisci
map-zoom-out = Riduci
map-attribution = Fonti della mappa
map-credit = Comune di Ravenna · limiti: openpolis/ISTAT, CC BY 4.0
map-waiting = Sto aprendo la mappa
map-unavailable = Questo dispositivo non riesce a disegnare la mappa. Si può fare tutto anche senza: usa le coordinate o l'elenco.

## Accesso
account-title = Il tuo accesso
account-lead = Entra con la tua identità digitale (SPID o CIE). Per segnalare non serve: servirà ai servizi che devono sapere chi sei.
account-enter = Entra con SPID o CIE
account-enter-short = Entra
account-hello = Ciao, { $name }
account-arrived = Ciao { $name }, hai fatto l'accesso
account-known = I tuoi dati
account-name = Nome e cognome
account-tax-code = Codice fiscale
account-issuer = Gestore dell'identità
account-level = Livello di sicurezza
account-level-1 = Livello 1: nome utente e password
account-level-2 = Livello 2: anche un codice o un'app
account-level-3 = Livello 3: anche una carta o un certificato
account-since = Accesso fatto il
account-step-up = Passa al livello 2
account-step-up-why = Alcuni servizi chiedono il livello 2. Per segnalare non serve.
account-waiting = Continua nel browser: quando hai finito torni qui da solo.
account-waiting-until = Ti aspetto fino alle { $at }.
account-no-browser = Il browser non si è aperto?
account-copy = Copia questo indirizzo e aprilo tu:
account-finishing = Sto verificando chi sei…
account-ended = Il tuo accesso su questo dispositivo è stato chiuso il { $at }, da un altro dispositivo o perché non lo usavi da molto. I dati dell'accesso non sono più qui. Per rientrare premi Entra, in alto.
action-understood = Ho capito
devices-title = I miei dispositivi
devices-lead = Dove hai fatto l'accesso. Se perdi un telefono, chiudi qui il suo accesso.
devices-this = Questo dispositivo
devices-other = Un altro dispositivo
devices-since = Accesso del { $at }
devices-used = Usato l'ultima volta il { $at }
devices-end = Chiudi
devices-end-label = Chiudi l'accesso del { $at }
devices-ended = Accesso chiuso
devices-end-others = Chiudi tutti gli altri
devices-others-ended = Gli altri accessi sono chiusi
leave-do = Esci
leave-title = Vuoi uscire?
leave-ask = Sul dispositivo possono esserci bozze e richieste non ancora inviate. Scegli che cosa farne.
leave-keep = Esci e tienile qui
leave-erase = Esci ed eliminale
leave-done = Sei uscito

## Profilo e per chi si agisce
profile-title = Il tuo profilo
profile-lead = Quello che il Comune sa già di te, e quello che aggiungi tu: i moduli si compilano da soli.
profile-not-told = Il Comune non ha ancora inviato i tuoi dati. Arrivano al prossimo contatto.
profile-refresh = Aggiorna dall'anagrafe
profile-refreshed = Dati aggiornati
profile-person = Chi sei
profile-origin = Da { $by }, aggiornato il { $at }
profile-locked = Dato di { $by }: qui non si modifica
profile-register-not-found = L'anagrafe di Ravenna non ti trova: se risiedi in un altro Comune, i dati di residenza e famiglia li scrivi tu nei moduli.
profile-register-away = L'anagrafe non risponde adesso. Vedi gli ultimi dati ricevuti; riprova più tardi.
profile-birth-date = Data di nascita
profile-birthplace = Luogo di nascita
profile-company = Impresa
profile-vat-number = Partita IVA
profile-company-office = Sede legale
profile-contacts = Contatti della tua identità digitale
profile-residence = Residenza
profile-address = Indirizzo
profile-since = Dal
profile-status = Stato civile e cittadinanza
profile-civil-status = Stato civile
profile-citizenship = Cittadinanza
profile-household = La tua famiglia
profile-born = Data di nascita { $day }, { $place }
profile-documents = Documenti
profile-document = Numero { $number }, rilasciato da { $issuer }
profile-valid-until = Valido fino al { $day }
profile-correct-title = C'è un errore? Ecco dove si corregge
profile-correct-issuer = Nome, codice fiscale, nascita e contatti vengono da { $by }: correggili dal gestore della tua identità digitale, poi entra di nuovo.
profile-correct-register = Residenza, stato civile e famiglia vengono dall'anagrafe: chiedi la correzione all'ufficio Anagrafe del Comune o su ANPR.

civil-status-single = Celibe o nubile
civil-status-married = Coniugato o coniugata
civil-status-widowed = Vedovo o vedova
civil-status-divorced = Divorziato o divorziata
civil-status-civil_union = Unione civile
civil-status-widowed_of_union = Libero o libera per decesso della parte unita civilmente
civil-status-union_dissolved = Libero o libera per scioglimento dell'unione civile
civil-status-other = Non indicato

kinship-head = Intestatario o intestataria della scheda
kinship-spouse = Coniuge
kinship-child = Figlio o figlia
kinship-grandchild = Nipote (di nonni)
kinship-parent = Padre o madre
kinship-grandparent = Nonno o nonna
kinship-sibling = Fratello o sorella
kinship-niece_or_nephew = Nipote (di zii)
kinship-aunt_or_uncle = Zio o zia
kinship-child_in_law = Genero o nuora
kinship-parent_in_law = Suocero o suocera
kinship-partner = Convivente
kinship-civil_partner = Parte dell'unione civile
kinship-adopted_child = Figlio o figlia in adozione
kinship-other = Altro componente

field-day-hint = Giorno, mese e anno, come 31/12/2027.
fault-day = Scrivi giorno, mese e anno, come 31/12/2027.
own-title = Dati che aggiungi tu
own-lead = Restano su questo dispositivo. Il Comune li riceve solo quando invii una richiesta che ne ha bisogno.
own-empty = Non hai ancora aggiunto niente.
own-kind = Che cosa vuoi aggiungere?
own-add = Aggiungi
own-declared = { $kind }, dichiarato da te il { $at }
own-change-label = Modifica { $what }
own-remove-label = Elimina { $what }
own-remove-title = Elimina dal profilo
own-remove-ask = Vuoi eliminare { $what }? Le richieste già inviate non cambiano.
own-removed = Eliminato dal profilo
own-save = Salva nel profilo
own-saved = Salvato nel profilo
own-amount-fault = Scrivi l'importo in euro, come 9.360,00.
own-property-line = Comune { $comune }, foglio { $sheet }, particella { $parcel }
own-isee-line = ISEE di { $amount }, valido fino al { $day }
own-phone = Telefono
own-email = E-mail
own-certified_mail = PEC
own-iban = IBAN per i rimborsi
own-vehicle = Veicolo
own-property = Immobile
own-isee = ISEE
own-company = Impresa
own-input-phone = Numero di telefono
own-input-email = Indirizzo e-mail
own-input-certified_mail = Indirizzo PEC
own-input-iban = IBAN
own-input-plate = Targa
own-input-country = Paese della targa (Italia: I)
own-input-model = Marca e modello
own-input-comune = Codice catastale del Comune (Ravenna: H199)
own-input-section = Sezione
own-input-sheet = Foglio
own-input-parcel = Particella
own-input-unit = Subalterno
own-input-protocol = Protocollo della DSU
own-input-amount = Valore in euro
own-input-until = Valido fino al
own-input-company = Denominazione
own-input-vat_number = Partita IVA
own-input-rea = Numero REA
own-input-office = Sede

right-parent = Genitore, dall'anagrafe
right-representative = Rappresentante dell'impresa
right-staff = Personale della struttura
right-mandate = Delega
right-unknown = Aggiorna l'app per sapere con quale diritto
structure-hotel = Struttura ricettiva
structure-garage = Autorimessa
structure-practice = Studio o associazione
structure-unknown = Struttura
grant-offered = Da accettare
grant-accepted = In vigore
grant-revoked = Revocata
grant-declined = Rinunciata
grant-expired = Scaduta
grant-unknown = Aggiorna l'app
grant-until = Fino al { $day }
grant-accept = Accetta
grant-accept-label = Accetta: { $name }
grant-decline = Rifiuta

acting-title = Per chi agisci
acting-lead = Scegli per chi usi i servizi: per te, per chi è nella tua famiglia, per un'impresa, per dove lavori o per chi ti ha dato una delega.
acting-rights = Diritti dati e ricevuti
acting-oneself = Per te
acting-chosen = Agisci per
acting-choose = Scegli
acting-choose-label = Scegli { $name }
acting-now = Ora agisci per { $name }
acting-until = { $right }, fino al { $day }
acting-only = { $right }, solo { $services }
acting-for = Agisci per conto di { $name }
acting-lost = Non puoi più agire per conto di { $name }
acting-change = Cambia

structures-title = Strutture e personale
structures-lead = Alberghi, autorimesse e studi che guidi o in cui lavori.
structures-empty = Non guidi strutture e nessuna ti ha indicato come personale.
staff-title = Personale
staff-empty = Non hai ancora indicato nessuno.
staff-name = Indica una persona
staff-name-hint = La persona accetta al suo prossimo accesso. Puoi revocarla quando vuoi: vale subito.
staff-name-do = Indica
staff-named = Persona indicata: ora deve accettare
staff-revoke = Revoca
staff-revoked = Revocata: da adesso non può più agire
staff-leave = Lascia
staff-left = Non fai più parte del personale
staff-accepted = Hai accettato: ora puoi agire per la struttura
staff-sure = Qui puoi guardare. Per indicare, accettare o revocare serve un accesso di livello 2.
grantee-from = Dal
grantee-until = Fino al
grantee-until-hint = Come 31/12/2027, al massimo due anni da oggi.
grantee-until-range = Scegli un giorno da oggi in poi, entro due anni.
grantee-until-before = Questo giorno viene prima dell'inizio. Correggi uno dei due.

mandates-title = Deleghe
mandates-lead = Chi può agire al posto tuo, e per chi puoi agire tu.
mandates-given = Deleghe che hai dato
mandates-given-none = Non hai dato deleghe.
mandates-received = Deleghe che hai ricevuto
mandates-received-none = Non hai ricevuto deleghe.
mandate-give = Dai una delega
mandate-give-hint = Chi la riceve può usare i servizi per conto tuo, dopo averla accettata. Vedi ogni cosa che fa e puoi revocarla quando vuoi.
mandate-give-do = Dai la delega
mandate-given = Delega data: ora va accettata
mandate-sure = Qui puoi guardare. Per dare, accettare o terminare una delega serve un accesso di livello 2.
mandate-end = Termina
mandate-ended = Delega terminata
mandate-accepted = Hai accettato la delega
mandate-who = { $delegate } per { $subject }
mandate-period = Dal { $from } al { $until }
mandate-known = Il Comune ha già la delega com'era prima: la trovi nell'elenco. Premi di nuovo per dare anche questa.
mandate-unanswered = Il Comune non risponde. Quello che hai scritto resta in questa pagina: premi di nuovo, la delega sarà una sola.
scope-title = Per quali servizi
scope-all = Per tutti i servizi
scope-some = Solo per alcuni
scope-services = Servizi
scope-only = Solo { $services }
scope-none = Scegli almeno un servizio, oppure tutti.
service-report = Segnalazioni
document-pdf = PDF
document-p7m = documento firmato P7M
document-jpeg = immagine JPEG
document-png = immagine PNG
evidence-title = Documento che prova la delega
evidence-hint = Un solo file: PDF (anche firmato), P7M, JPEG o PNG, al massimo 10 MB. Lo vedono solo le due parti.
evidence-choose = Scegli il documento
evidence-another = Scegline un altro
evidence-remove = Senza documento
evidence-size = { $kind }, { $kilobytes } kB
evidence-too-large = Il documento supera 10 MB: scegline uno più piccolo.
evidence-wrong-type = Questo file non è un PDF, un P7M, un JPEG o un PNG. Scegline un altro.
evidence-unreadable = Questo file non si legge. Scegline un altro.
evidence-missing = Il documento non è arrivato al Comune. Sceglilo di nuovo e riprova.
evidence-save = Salva il documento
evidence-saved = Documento salvato: { $path }

acts-title = Fatto per conto tuo
acts-lead = Quello che altri hanno fatto per te, o per chi rappresenti: chi, quando e con quale diritto.
acts-empty = Nessuno ha ancora agito per conto tuo.
acts-line = { $by } per { $subject } · { $right }
act-report = Segnalazione inviata
act-report_step = Risposta a una segnalazione
act-staff = Personale di una struttura cambiato
act-mandate = Delega cambiata
act-other = Altra operazione

my-data-title = I tuoi dati
my-data-lead = Una copia di tutto quello che questo dispositivo tiene di te: da leggere (PDF) e per altri programmi (JSON).
my-data-way = Una copia per te, chi li ha visti in Comune, e come farli cancellare.
my-data-copy = Una copia per te
accesses-title = Chi ha visto i tuoi dati
accesses-lead = Ogni volta che un ufficio apre o lavora una tua richiesta resta scritto qui.
accesses-none = Nessuno ha ancora aperto le tue richieste.
accesses-line = { $act } · { $role }
accesses-why = { $purpose }, richiesta n. { $code }
accesses-older = Più vecchi
accesses-newest = Torna ai più recenti
access-viewed = Aperta
access-worked = Lavorata
access-exported = File scaricato
access-unknown = Altro
role-clerk = Ufficio in carico
role-registrar = Protocollo
role-police = Polizia Locale
role-admin = Amministrazione
role-unknown = Altro ruolo
purpose-handling = Per gestirla
purpose-registration = Per registrarla
purpose-unknown = Per un altro motivo
erasure-title = Chiedi al Comune di cancellare i tuoi dati
erasure-lead = Il Comune risponde entro un mese. Cancella quello che non deve conservare per legge e ti scrive che cosa resta e perché.
erasure-sure = Per chiedere la cancellazione serve un accesso di livello 2.
erasure-ask = Chiedi la cancellazione
erasure-confirm = Invii la richiesta al Comune a tuo nome. Puoi seguirla da qui.
erasure-sent = Richiesta inviata al Comune
erasure-asked = Chiesta il { $at }
erasure-due = Risposta entro il { $day }
erasure-state-open = In corso
erasure-state-done = Fatta
erasure-state-refused = Non accolta
erasure-state-unknown = Aggiorna l'app

my-data-export = Salva una copia
my-data-written = Salvata in { $file }. Il file non è protetto: spostalo dove lo vedi solo tu.

summary-acting = Invii per conto di { $name }.
summary-oneself = Invii per te.
summary-sure = Per inviare per conto di altri serve un accesso di livello 2. Torni qui, con tutto come lo hai scritto.
contact-fill = Compila con i dati del profilo
contact-keep = I contatti che hai scritto valgono…
contact-keep-once = solo per questa richiesta
contact-keep-profile = anche nel profilo

## Servizi
nav-services = Servizi
home-services-help = Nido, permessi, certificati, tributi
services-title = Servizi
services-lead = Tutto quello che puoi chiedere al Comune, e fin dove ci arrivi online.
services-search = Cerca un servizio
services-search-hint = Scrivi come lo diresti tu: «asilo», «carta d'identità», «buca»
services-found = { $count ->
    [0] Nessun servizio trovato
    [one] 1 servizio trovato
   *[other] { $count } servizi trovati
}
services-none = Prova con un'altra parola, o guarda le categorie.
services-recent = Aperti di recente
services-life-events = Che cosa ti succede?
services-categories = Categorie
services-all = Tutti i servizi
services-crumbs = Dove sei
services-way = Come si fa
service-start = Comincia
service-audience = A chi è rivolto
service-how = Come fare
service-needed = Cosa serve
service-outcome = Cosa si ottiene
service-times = Tempi e scadenze
service-access = Accedi al servizio
service-conditions = Condizioni di servizio
service-contacts = Contatti
service-office = Ufficio
service-calls = Quando si può chiedere
service-call-days = dal { $opens } al { $closes }
service-fee-and-term = Costi e tempi
service-fee-computed = Dipende dalle tue risposte
service-term = Termine per la risposta
service-working-days = { $count ->
    [one] 1 giorno lavorativo
   *[other] { $count } giorni lavorativi
}
service-calendar-days = { $count ->
    [one] 1 giorno
   *[other] { $count } giorni
}
service-stages = Che cosa succede dopo
service-norms = Norme
light-green = Si fa tutto qui
light-yellow = Si stampa e si firma
light-red = Non adesso
light-off = Solo informazioni
padlock-closed = Lucchetto chiuso: serve l'accesso
padlock-open = Lucchetto aperto: non serve l'accesso
reason-online = Semaforo verde: la procedura si conclude online.
reason-paper = Semaforo giallo: compili qui, stampi, firmi e consegni su carta.
reason-no-signature = Chi chiede per un'impresa firma digitalmente: senza firma si consegna su carta.
reason-signature-of-all = Per inviare serve la firma digitale.
reason-suspended = Il servizio è sospeso.
reason-not-yet = Si può chiedere dal { $day }.
reason-closed = Le domande si sono chiuse il { $day }.
reason-not-for-them = Non si può chiedere per conto di chi hai scelto.
reason-elsewhere = Si fa sulle pagine di un altro ente.
reason-at-the-office = Si chiede allo sportello o al telefono.
reason-newer-app = Questa versione dell'app non lo fa ancora.
remedy-act-for = Si può chiedere { $whom }: cambia per chi agisci.
remedy-digital-signature = Per inviare online serve la firma digitale.
remedy-print-and-sign = Stampa il modulo, firmalo e consegnalo all'ufficio.
remedy-ask-office = Chiedi all'ufficio
remedy-open-pages = Apri le pagine
remedy-update-app = Aggiorna l'app.
whom-oneself = per te
whom-child = per un figlio minore
whom-company = per un'impresa
whom-structure = per una struttura
whom-client = per un cliente
whom-unknown = per altri

## Compilare un modulo
form-begin = Compila
form-begin-another = Compila un'altra domanda
form-begin-hint = Puoi fermarti quando vuoi: la bozza si salva da sola.
form-drafts = { $count ->
    [one] Hai una bozza
   *[other] Hai { $count } bozze
}
form-go-on = Continua
form-for = per { $name }
form-closes-short = si invia entro il { $day }
form-card-due = risposta entro il { $due }
form-steps = Passi del modulo
form-steps-here = Passo { $number } di { $count }
form-step-complete = Completo
form-step-open = { $count ->
    [one] 1 cosa da correggere o completare
   *[other] { $count } cose da correggere o completare
}
form-step-not-begun = Non iniziato
form-summary = Riepilogo
form-older = Questo servizio ha un modulo più nuovo. Puoi finire la bozza così come l'hai iniziata.
form-amends = Stai modificando una domanda già inviata. Finché non invii vale quella di prima.
form-help = Che cosa significa?
form-unknown = Questa domanda è nuova: aggiorna l'app per rispondere.
form-not-computed = Si calcola dalle tue risposte
form-yes = Sì
form-no = No
form-clear = Annulla la scelta
form-clear-label = Annulla la scelta: { $what }
form-at-most = { $count ->
    [one] Al massimo 1.
   *[other] Al massimo { $count }.
}
form-between = Da { $least } a { $most }.
form-amount-hint = In euro, come 1.250,00.
form-fault-amount = Scrivi l'importo in euro, come 1.250,00.
form-fault-number = Scrivi solo cifre.
form-fault-consent = Per continuare serve la tua conferma.
form-found = { $count ->
    [0] Nessuna voce: prova con altre lettere.
    [one] 1 voce
   *[other] { $count } voci
}
form-found-more = Le prime { $count } voci: scrivi ancora per trovare le altre.
form-member = { $given } { $family }, data di nascita { $day }
form-origin-profile = Dal tuo profilo
form-origin-registry = Dall'anagrafe
form-origin-person = Dalla tua identità digitale
form-origin-company = Dall'impresa per cui agisci
form-correct = È sbagliato? Ecco dove si corregge
form-correct-person = Correggilo dal gestore della tua identità digitale, poi entra di nuovo.
form-correct-company = Viene dal registro delle imprese: chiedi la correzione alla Camera di commercio.
form-offer = Usa un dato del tuo profilo
form-offer-other = Usa un altro dato che abbiamo
form-keep = Quello che hai scritto vale…
form-elsewhere = Su un altro dispositivo: { $what }
form-elsewhere-take = Usa questo
form-elsewhere-mine = Lascia il mio
form-part-tax_code = Codice fiscale
form-part-given_name = Nome
form-part-family_name = Cognome
form-part-birth_date = Data di nascita
form-part-birthplace = Luogo di nascita
form-part-sex = Sesso
form-part-kinship = Parentela
form-part-street = Via e numero
form-part-postal_code = CAP
form-part-comune = Comune
form-part-province = Provincia
form-part-province-hint = Due lettere, come RA.
form-part-from = Dal
form-part-until = Al
form-part-number = Targa
form-part-country = Paese della targa
form-part-country-hint = La sigla: I per l'Italia, D per la Germania.
form-part-cents = Valore dell'ISEE
form-part-protocol = Protocollo della DSU
form-part-protocol-hint = In alto sull'attestazione, come INPS-ISEE-2027-01234567A-00.
form-part-valid_until = Valido fino al
form-part-cadastral_code = Codice catastale del Comune
form-part-cadastral_code-hint = Per Ravenna è H199.
form-part-section = Sezione
form-part-sheet = Foglio
form-part-parcel = Particella
form-part-unit = Subalterno
form-part-address = Indirizzo
form-part-lat = Punto sulla mappa
form-part-lon = Punto sulla mappa
form-sex-female = Femmina
form-sex-male = Maschio
form-preferences-hint = { $count ->
    [one] Sceglila dall'elenco.
   *[other] Fino a { $count }, la preferita per prima. Spostale con i pulsanti, con le frecce o trascinandole.
}
form-preferences-add = Aggiungi dall'elenco
form-preferences-moved = { $name }: posizione { $place } di { $count }
form-preferences-handle = Sposta { $name }, posizione { $place }: usa le frecce su e giù
form-preferences-up = Su: { $name }
form-preferences-down = Giù: { $name }
form-preferences-remove = Elimina: { $name }
form-up = Su
form-down = Giù
form-file-pdf = PDF
form-file-jpeg = JPEG
form-file-png = PNG
form-file-p7m = P7M (documento firmato)
form-file-unknown = altro
form-file-limits = { $count ->
    [one] Un file { $kinds }, al massimo { $megabytes } MB.
   *[other] Fino a { $count } file { $kinds }, ciascuno al massimo { $megabytes } MB.
}
form-file-add = Scegli i file
form-file-adding = Aggiungo il file { $place } di { $count }…
form-file-progress = File aggiunti
form-file-remove = Elimina il file { $name }
form-row = { $what }: { $number } di { $count }
form-rows = { $count ->
    [one] 1 voce
   *[other] { $count } voci
}
form-row-add = Aggiungi
form-row-add-label = Aggiungi: { $what }
form-row-remove = Elimina { $what }
form-name-give = Dai un nome alla bozza
form-name-change = Cambia nome
form-name-title = Nome della bozza
form-name-label = Come vuoi chiamarla?
form-name-hint = Lo vedi solo tu. Al massimo { $count } caratteri.
form-name-save = Salva
form-discard-text = Le risposte e i file della bozza vengono cancellati da tutti i tuoi dispositivi.
form-fee = Costo
form-closes = { $call }: puoi inviare entro il { $day }.
form-next-within = entro { $term }
form-next-term = Termine per la risposta: { $term }.
form-send = Invia
form-sign-in-why = Per inviare serve l'accesso. Torni qui, con tutto come lo hai scritto.
form-print-title = Come consegnarlo
form-print-1 = Prepara il PDF e stampalo.
form-print-2 = Firma a mano dove è indicato.
form-print-3 = Consegnalo all'ufficio.
form-print = Prepara il PDF
form-printed = Modulo salvato: { $path }
form-refused-lead = Le tue risposte sono ancora qui. Correggile e invia di nuovo.
form-refused-correct = Correggi
form-sent-title-queued = Domanda in coda
form-sent-title-sent = Domanda in invio
form-sent-title-registered = Domanda protocollata
form-sent-title-refused = Domanda non accettata
form-sent-registered = In carico a: { $office }.
form-sent-made = Inviata il
form-sent-for = Per
form-sent-what = Cosa hai inviato
form-sent-save-receipt = Salva la ricevuta in PDF
form-sent-print = Salva una copia in PDF
form-see = Vedi la domanda
form-gone = Questa bozza è stata inviata o eliminata su un altro dispositivo.
form-sent-of-service = Le tue domande

rating-title = La tua opinione
rating-question = Quanto è stato facile usare questo servizio?
rating-stars = { $count ->
    [one] 1 stella su 5
   *[other] { $count } stelle su 5
}
rating-good = Quali sono stati gli aspetti che hai preferito?
rating-bad = Dove hai incontrato le maggiori difficoltà?
rating-words = Vuoi aggiungere altro?
rating-send = Invia la valutazione
rating-thanks = Grazie: la tua opinione ci aiuta a migliorare il servizio.
rating-good-clear = Le indicazioni erano chiare
rating-good-complete = Le indicazioni erano complete
rating-good-on_track = Capivo sempre che stavo procedendo correttamente
rating-good-technical = Non ho avuto problemi tecnici
rating-good-other = Altro
rating-bad-clear = A volte le indicazioni non erano chiare
rating-bad-complete = A volte le indicazioni non erano complete
rating-bad-on_track = A volte non capivo se stavo procedendo correttamente
rating-bad-technical = Ho avuto problemi tecnici
rating-bad-other = Altro

## Visure
submissions-title = Le mie pratiche
submissions-lead = Quello che hai inviato o iniziato, per te e per chi rappresenti.
submissions-empty = Non hai ancora pratiche.
submissions-to-services = Vedi i servizi
submissions-nobody = Vedi quello che hai fatto da questo dispositivo. Con l'accesso vedi anche il resto.
submissions-nobody-queued = Quello che hai inviato con l'accesso e aspetta ancora parte quando entri.
submissions-search = Cerca tra le pratiche
submissions-search-hint = Servizio, numero di protocollo, nome o parole dell'ufficio
submissions-by-service = Servizio
submissions-by-subject = Per chi
submissions-by-year = Anno
submissions-filters = Altri filtri
submissions-oneself = Per te
submissions-count = { $count ->
    [0] Nessuna pratica
    [one] 1 pratica
   *[other] { $count } pratiche
}
submissions-none = Con questi filtri non c'è nessuna pratica.
submissions-widen = Togli i filtri
submissions-told = Aggiornato dal Comune il { $at }.
submissions-export = Porta via questo elenco
submissions-csv = Salva come tabella (CSV)
submissions-pdf = Salva in PDF
submissions-written = Elenco salvato: { $path }
submission-at = inviata il { $at }
submission-sender = inviata da { $name }
submission-send-by = Invia entro il { $day }
submission-answer-by = Rispondi entro il { $day }
submission-answer-late = Dovevi rispondere entro il { $day }
submission-office-late = Il Comune doveva rispondere entro il { $day }
submission-office-by = Risposta entro il { $day }
submission-step-waits = Un tuo passaggio è in invio
submission-waits-sender = Parte quando entra chi l'ha inviata
standing-draft = Bozza
stand-legend = A che punto
stand-all = Tutte
stand-mine = Tocca a te
stand-underway = In corso
stand-over = Concluse
board-title = Per cliente
board-lead = Le pratiche aperte di chi rappresenti: prima quelle che scadono prima.
board-empty = Non ci sono pratiche aperte di chi rappresenti.
board-open = { $count ->
    [one] 1 aperta
   *[other] { $count } aperte
}
board-late = Scaduta
board-near = { $count ->
    [one] Entro 1 giorno
   *[other] Entro { $count } giorni
}

## Che cosa succede a una domanda
proceeding-state-received = Protocollata
proceeding-state-in_charge = In carico
proceeding-state-integration_asked = Integrazione richiesta
proceeding-state-integrated = Integrata
proceeding-state-offered = Posto proposto
proceeding-state-accepted = Accolta
proceeding-state-refused = Respinta
proceeding-state-closed = Archiviata
proceeding-state-withdrawn = Ritirata
proceeding-state-unknown = Stato nuovo: aggiorna l'app
proceeding-event-register = Protocollata
proceeding-event-amend = Nuova versione inviata
proceeding-event-take_in_charge = Presa in carico
proceeding-event-ask_integration = L'ufficio chiede un'integrazione
proceeding-event-integrate = Integrazione inviata
proceeding-event-accept = Accolta
proceeding-event-refuse = Respinta
proceeding-event-close = Archiviata
proceeding-event-withdraw = Domanda ritirata
proceeding-event-rank = Graduatoria pubblicata
proceeding-event-observe = Osservazione inviata
proceeding-event-uphold_observation = Osservazione accolta
proceeding-event-dismiss_observation = Osservazione respinta
proceeding-event-offer = Posto proposto
proceeding-event-accept_place = Posto accettato
proceeding-event-renounce = Rinuncia
proceeding-event-lapse = Posto perso: il termine è passato
proceeding-event-unknown = Passaggio nuovo: aggiorna l'app
proceeding-sender = Inviata da
proceeding-reason = Perché
proceeding-step-leaves = In invio. Vale quando ha il numero.
proceeding-step-queued = Parte appena c'è rete
proceeding-step-sent = Inviata: aspetto il numero
proceeding-step-registered = Registrata
proceeding-step-sign-in = Per inviare serve l'accesso.
proceeding-waiting-amend = Una nuova versione
proceeding-waiting-integrate = La tua risposta
proceeding-waiting-withdraw = La richiesta di ritirare la domanda
proceeding-waiting-observe = La tua osservazione
proceeding-waiting-accept_place = La conferma del posto
proceeding-waiting-renounce = La rinuncia
proceeding-waiting-unknown = Un tuo passaggio
clock-elapsed = Tempo trascorso
clock-suspended = Tempo sospeso
clock-stands = Il tempo dell'ufficio è fermo finché non rispondi.
clock-late = Termine passato
versions-title = { $count ->
    [one] La ricevuta
   *[other] Le { $count } versioni inviate
}
versions-lead = Vale l'ultima.
versions-receipt = Ricevuta di { $number }
versions-counts = È quella che vale
versions-new = Vedi la nuova versione
integration-title = L'ufficio ti chiede qualcosa
integration-until = Rispondi entro il { $day }.
integration-document = Serve un documento: aggiungilo qui sotto.
integration-label = La tua risposta
integration-files = File
integration-file-needed = Manca il documento: scegli un file.
integration-send = Invia la risposta
observation-title = Osservazioni sulla graduatoria
observation-lead = La graduatoria è provvisoria. Se qualcosa non torna, scrivilo entro il { $day }.
observation-label = Che cosa non torna
observation-send = Invia l'osservazione
offer-title = C'è un posto per te
offer-until = Rispondi entro il { $day }: dopo, il posto si perde.
offer-accept = Accetta il posto
offer-accept-title = Accettare il posto?
offer-accept-text = Accetti il posto: { $place }.
offer-renounce = Rinuncia al posto
offer-renounce-title = Rinunciare al posto?
offer-renounce-text = Il posto va ad altri: { $place }. La domanda si chiude e non si può tornare indietro.
change-title = Che cosa puoi fare
amend = Modifica la domanda
amend-go-on = Continua la modifica
amend-until = Puoi modificarla fino al { $day }. Vale l'ultima versione che invii.
amend-while = Puoi modificarla finché l'ufficio non la prende in carico. Vale l'ultima versione che invii.
no-amendment-over = Non puoi più modificarla: è conclusa.
no-amendment-in_charge = Non puoi modificarla: l'ufficio la sta esaminando. Se manca qualcosa te lo chiede.
no-amendment-call_closed = Non puoi più modificarla: le domande sono chiuse.
no-amendment-offered = Non puoi modificarla: prima accetta il posto o rinuncia.
withdraw = Ritira la domanda
withdraw-title = Ritirare la domanda?
withdraw-text = La domanda si chiude senza una decisione. Non si può tornare indietro.
no-withdrawal-over = Non puoi ritirarla: è conclusa.
no-withdrawal-in_charge = Non puoi ritirarla adesso. Chiedi all'ufficio.
no-withdrawal-call_closed = Non puoi più ritirarla: le domande sono chiuse.
no-withdrawal-offered = Non puoi ritirarla: accetta il posto o rinuncia.
renounce = Rinuncia
renounce-title = Rinunciare?
renounce-text = Perdi quello che ti è stato concesso. Non si può tornare indietro.
renounce-until = Puoi rinunciare fino al { $day }.

## Graduatorie
ranking-title = La tua posizione in graduatoria
ranking-none = Per questa domanda non c'è ancora una graduatoria.
ranking-see = Vedi punti e motivi
ranking-position = Posizione { $place } di { $of }
ranking-excluded = La domanda è fuori dalla graduatoria: { $why }
phase-provisional = Provvisoria
phase-final = Definitiva
phase-unknown = Fase nuova: aggiorna l'app
ranking-group = Graduatoria
ranking-points = Punti in totale
ranking-band = Precedenza
ranking-published = Pubblicata il
ranking-before = Prima
ranking-was = { $phase }: posizione { $place }, punti { $points }
ranking-was-out = { $phase }: fuori graduatoria
ranking-up = { $count ->
    [one] 1 posizione più in alto
   *[other] { $count } posizioni più in alto
}
ranking-down = { $count ->
    [one] 1 posizione più in basso
   *[other] { $count } posizioni più in basso
}
ranking-same = Stessa posizione
ranking-observe = È provvisoria: puoi fare osservazioni fino al { $day }.
ranking-observe-do = Scrivi un'osservazione
ranking-act = Criteri e punti: { $act }.
criteria-title = Punti e motivi
criteria-points = { $points } su { $most }
criteria-no-answer = nessuna risposta
corrected-title = Cosa ha corretto l'ufficio
corrected-declared = Hai dichiarato: { $answer }
corrected-counts = Conta: { $answer }
corrected-nothing = come non risposto
criteria-total = Totale: { $points } punti
places-title = Le scuole che hai chiesto
places-count = { $count ->
    [one] 1 posto
   *[other] { $count } posti
}
places-last = ultima posizione ammessa: { $place }
places-left = ci sono ancora posti
places-none = non ci sono posti liberi
places-given = Il tuo posto

## Scadenze
deadlines-title = Scadenze
deadlines-lead = I giorni che contano per te e per chi rappresenti.
deadlines-empty = Non hai scadenze. Dalla scheda di un servizio puoi farti ricordare quando apre.
deadlines-export = Aggiungi tutte al calendario
deadlines-written = File per il calendario salvato: { $path }
deadline-export = Aggiungi al calendario
deadline-export-label = Aggiungi al calendario: { $title }, { $day }
deadline-line = { $what }: { $day }
deadline-call_opens = Aprono le domande
deadline-call_closes = Ultimo giorno per le domande
deadline-amendment_closes = Ultimo giorno per modificarla
deadline-integration = Ultimo giorno per rispondere all'ufficio
deadline-acceptance = Ultimo giorno per accettare il posto
deadline-observations = Ultimo giorno per le osservazioni
deadline-renunciation = Ultimo giorno per rinunciare
deadline-answer = L'ufficio risponde entro
reminder = { $count ->
    [0] { $what }: oggi
    [one] { $what }: domani
   *[other] { $what }: tra { $count } giorni
}
reminder-open = Le domande sono aperte
remind = Ricordami quando apre e quando chiude
remind-on = Te lo ricordo quando apri l'app
remind-off = Non te lo ricordo più
home-days = Scadenze
home-all-days = Tutte le scadenze

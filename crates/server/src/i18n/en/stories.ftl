# The messages about a story, from the question to the end.
offer-picture = <b>{ $picture }</b>
offer-picture-of = <b>{ $picture }</b> · { $folder }
practice-note = 🧪 Practice: nothing is really posted.
offer-for = { $picture } → @{ $account }
offer-question = Post it at { $time }? If you don't answer by { $deadline }, I won't post it.
offer-question-silence = Post it at { $time }? If you don't answer by { $deadline }, I'll post it.
offer-post-at = Post at { $time }
offer-post = Post
offer-skip = Skip
offer-swap = Another picture
offer-reject = Never post it
offer-undo = Undo
offer-by-hand =
    Your turn: post it at { $time }.
    Save the file, open Instagram, add music or stickers and share it. Then press Posted.
offer-open-instagram = Open Instagram
offer-posted = Posted
offer-later = Later
offer-approved-by = ✅ Approved by { $by }. It will be posted at { $time }.
offer-approved-by-silence = 🤫 No answer by the deadline, so it will be posted at { $time }.
offer-sent = ⏳ Sent to Instagram, scheduled for { $time }.
offer-unclear = ⏳ Instagram's answer was unclear. I'm checking, and I won't post it twice.
offer-preparing = ⏳ Being prepared for { $time }.
offer-by = { " " }by { $by }
offer-live-by = , approved by { $by }
offer-live = ✅ Live since { $time }{ $by }.
offer-posted-by-hand = ✅ Posted by hand at { $time }{ $by }.
offer-posted-by-hand-seen = ✅ Posted by hand at { $time }{ $by }. I can see it on Instagram.
offer-skipped = ⏭ Skipped at { $time }{ $by }. Nothing was posted.
offer-rejected = 🚫 Rejected at { $time }{ $by }. This picture won't be posted.
offer-replaced = 🔁 Replaced with another picture at { $time }{ $by }.
offer-expired = ⌛ No answer by the deadline, so nothing was posted.
offer-expired-by-hand = ⌛ No answer. I don't know whether it was posted.
offer-released = ↩️ Cancelled{ $reason }. Nothing was posted.
offer-maybe-live = ⚠️ It may be live{ $reason }.
offer-failed = ⚠️ Not posted{ $reason }.

is-it-live = ⚠️ Instagram didn't confirm the story for { $time }. Please look at <b>@{ $account }</b>: is it there?
is-it-live-yes = It's live
is-it-live-no = It isn't there

# The answers to its buttons.
review-too-late = This was already decided. See the message.
review-approved = It will be posted at { $time }.
review-undone = Cancelled. Nothing was posted.
review-skipped = Skipped. Nothing was posted.
review-swapped = I'm preparing another picture.
review-rejected = Rejected. This picture won't be posted.
review-posted = Marked as posted.
review-is-live = Thank you. The story is recorded as live.
review-not-there = Thank you. The story is recorded as not posted.
later-answer = I'll send it again at { $time }.

# About a picture that a person sent.
picture-name = <b>{ $picture }</b>
picture-never = This picture was rejected, so it isn't posted.
picture-setting-up = This is how your next story would look. Nothing is posted until you go live.
picture-setting-up-kept = Saved for your stories. Nothing is posted until you go live.
picture-live = This is how it looks as a story. Nothing is posted until you choose.
picture-live-kept = This is how it looks as a story. It's already in your library.
picture-idle = This is how it looks as a story. Stories aren't posted right now. Keep it for later?
picture-idle-kept = This is how it looks as a story. It's in your library. Stories aren't posted right now.
picture-unsharp = Telegram reduced its size. For full quality, send it as a file.
picture-first = Make this my first story
picture-now = Post now
picture-next = At the next scheduled time
picture-tonight = Tonight { $time }
picture-tomorrow = Tomorrow { $time }
picture-keep = Add to library
picture-undo = Undo
picture-asked-by = , requested by { $by }
picture-sent = ⏳ Sent to Instagram{ $by }.
picture-by-hand = 🤝 Your turn: the file is in the next message.
picture-goes-out = ⏳ It will be posted at { $time }{ $by }.
picture-refused =
    🙅 { $why }
    Nothing was posted.
picture-coming = ⏳ I'm fetching your picture.
picture-coming-slow =
    ⏳ Your picture can't be fetched right now. I'll try until { $time }, and show it here as soon as I have it.
    Nothing was posted.
picture-coming-below = Your picture is here: see below.
picture-not-sent = Telegram didn't accept the picture in this message.
picture-see = See the picture

# The answers to its buttons.
picture-answer-by-hand = I'll send it to you at { $time }.
picture-answer-goes-out = It will be posted at { $time }.
picture-answer-first = This will be your first story.
picture-answer-kept = Added to your library.
picture-answer-kept-before = It's already in your library.
picture-answer-on-its-way = This picture is already scheduled. See /queue.
picture-answer-never = This picture was rejected, so it isn't posted.
picture-answer-not-live = Stories are paused or not live yet, so nothing was posted.
picture-answer-over = That time has passed, so nothing was posted. Send the picture again.
picture-answer-no-time = There is no free time in the next week. Try Post now.

# Receipts, and stories that were not posted.
published = ✅ Live on <b>@{ $account }</b> since { $time }.
failed =
    ⚠️ The story for { $time } was <b>not posted</b>{ $reason }.
failed-next = Your schedule continues with the next story.
failed-maybe-live =
    ⚠️ The story for { $time } <b>may be live</b>{ $reason }.
missed =
    ⚠️ { $more ->
        [0] The story for { $time } was
        [1] The story for { $time } and the one after it were
       *[other] The story for { $time } and the { $more } after it were
    } <b>not posted</b>{ $reason }.
    Missed stories aren't posted later.
practised = 🧪 Practice: this story would have gone live on @{ $account } at { $time }. <b>Nothing was posted.</b>
practised-end = Post for real from now on
practice-over = 🧪 Your day of practice is over. Nothing was posted, and stories stay paused until you choose.
practice-go-live = Go live
practice-another-day = Practise another day
first-picture =
    🌱 Your first picture has arrived, so I can start.
    First story: { $time }.

# The library and the connections.
library-indexed = 📚 Pictures in your folder: { $folders }.
library-indexed-folder = { $pictures } in { $folder }
library-indexed-rejected = { $files ->
    [one] 1 file
   *[other] { $files } files
} can't be shown as a story.
library-empty = 📭 No picture is ready, so nothing was posted. Each one was shown recently or is already scheduled.
library-empty-drive = Add pictures to your folder, and I'll continue.
library-empty-chat = Send me new pictures and add them to the library, and I'll continue.
library-no-folder = no folder
library-empty-repeat = Show the oldest again
library-vanished =
    ⚠️ { $gone } of { $all } pictures are missing from your folder. I haven't changed the library.
    Put them back, or choose another folder: /settings → Google Drive.
reconnect-instagram =
    🔑 I can't access your Instagram account any more, so stories are on hold. Nothing was lost.
    Reconnect it, and I'll continue with the stories that aren't too late.
reconnect-google =
    🔑 I can't access Google Drive any more, so stories are on hold. Nothing was lost.
    Reconnect it, and I'll continue with the stories that aren't too late.
reconnect-button = Reconnect
works-again = ✅ Instagram lets me post to <b>@{ $account }</b> again.
works-again-live = Stories continue as scheduled.
instagram-away =
    🌩 Instagram isn't responding right now. Stories wait until it does.
    I tell creators about stories that become too late. Nothing is posted twice.
instagram-connected-live = Stories are posted to it from now on.
instagram-connected-onboarding = Nothing is posted until you go live.
instagram-connected = ✅ <b>@{ $account }</b> is connected.
right-missing-here =
    🔒 I'm not allowed to <b>{ $right }</b> in this group.
    An admin can allow it in Telegram: the group's settings, Permissions.
right-missing-there =
    🔒 I'm not allowed to <b>{ $right }</b> in { $group }.
    An admin can allow it in Telegram: the group's settings, Permissions.
right-missing-pictures = Until then, messages come without their picture.
right-missing-messages = Until then, the group can't be asked about stories.
right-send-messages = send text messages
right-send-photos = send photos
right-send-files = send files
failing-read-folder =
    ⚠️ I haven't been able to read your Drive folder since { $time }{ $reason }.
    The library stays as it was. I keep trying and tell you when it works again.
failing-keep-instagram =
    ⚠️ I haven't been able to renew the access to Instagram since { $time }{ $reason }.
    I keep trying and tell you when it works again.
works-read-folder = ✅ I can read your Drive folder again.
works-keep-instagram = ✅ The access to Instagram was renewed.
work-broken =
    🛠 The background job <b>{ $chore }</b> keeps failing: { $error }.
    I retry it at least once an hour. I didn't tell the creators.
set-aside-messages = 🧾 Messages that can't be sent: { $messages }. They are retried for a day.
set-aside-updates = 🧾 Updates from Telegram that can't be handled: { $updates } are retried for a day, { $parked } were given up.
set-aside-log = The log says why. Everything else in these chats continues.
rows-unread =
    🧩 A newer version of this program wrote { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } that no running replica can read. Stories and messages in these rows are waiting.
    Update every replica to the newest version.
updates-webhook-deleted =
    📭 Another program deleted this bot's webhook at Telegram, so nothing arrived. It is set again.
    If this goes on, a second copy uses the same bot token: stop it, or give it a bot of its own.
updates-webhook-replaced =
    📭 Another program set this bot's webhook to { $host }, so nothing arrived here. It is set again.
    If this goes on, a second copy uses the same bot token: stop it, or give it a bot of its own.
updates-webhook-added =
    📭 Another program set a webhook for this bot, to { $host }, so nothing arrived here. It is deleted.
    If this goes on, a second copy uses the same bot token: stop it, or give it a bot of its own.
updates-polled-twice =
    📭 Another program receives this bot's messages, too, so some are not answered here.
    A second copy uses the same bot token: stop it, or give it a bot of its own.
updates-webhook-fails =
    📭 Telegram cannot deliver messages to this bot: { $error }.
    Nobody gets an answer until it can. Check the public address, its certificate and the proxy in front of it.
tokens-unopenable =
    🔑 { $tokens ->
        [one] 1 connection is
       *[other] { $tokens } connections are
    } sealed with a key that is not in ENCRYPTION_KEYS. No story can be posted there.
    Add the missing key after the others and restart. Without it, creators must connect again; I ask them when their story is due.
google-connected-next = Next, choose the folder with your pictures.
google-connected = ✅ Google Drive of <b>{ $account }</b> is connected. I can only read it.

# Moves between the private chat and a group: the answers to their buttons.
move-answer-moved = Moved.
move-answer-taken = That group already has its own stories. Nothing was changed.
move-answer-nothing = There is nothing left to move. Send /status.
move-answer-apart = The group is set up separately.
move-answer-back = Moved back.
move-answer-back-taken = This private chat was set up again, so the stories stay in the group.
move-answer-back-late = The 24 hours to undo this are over. Nothing was changed.

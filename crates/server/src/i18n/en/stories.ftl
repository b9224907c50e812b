# A story: asked about, on its way, ended. And its receipts.
offer-picture = <b>{ $picture }</b>
offer-picture-of = <b>{ $picture }</b> · { $folder }
offer-for = { $picture } → @{ $account }
offer-question = Post it at { $time }? No answer by { $deadline }: not posted.
offer-question-silence = Post it at { $time }? No answer by { $deadline }: I post it.
offer-post-at = Post at { $time }
offer-post = Post
offer-skip = Skip
offer-swap = Another picture
offer-reject = Never again
offer-undo = Undo
offer-by-hand =
    Your turn: post it at { $time }.
    Save the file, open Instagram, add music or stickers, share. Then tap Posted.
offer-open-instagram = Open Instagram
offer-posted = Posted
offer-later = Later
offer-approved-by = ✅ Yes from { $by }. It goes out at { $time }.
offer-approved-by-silence = 🤫 No answer, so yes. It goes out at { $time }.
offer-sent = ⏳ Handed to Instagram for { $time }.
offer-unclear = ⏳ Instagram's answer was unclear. I am asking; nothing is sent twice.
offer-preparing = ⏳ Being prepared for { $time }.
offer-by = , { $by }
offer-live = ✅ Live since { $time }{ $by }.
offer-posted-by-hand = ✅ Posted by hand at { $time }{ $by }.
offer-posted-by-hand-seen = ✅ Posted by hand at { $time }{ $by }. I see it on Instagram.
offer-skipped = ⏭ Skipped at { $time }{ $by }. Nothing was posted.
offer-rejected = 🚫 Never again, since { $time }{ $by }. Nothing was posted.
offer-replaced = 🔁 Another picture took its place at { $time }{ $by }.
offer-expired = ⌛ No answer in time, so nothing was posted.
offer-released = ↩️ Taken back{ $reason }. Nothing was posted.
offer-maybe-live = ⚠️ It may be live{ $reason }.
offer-failed = ⚠️ Not posted{ $reason }.

# What its buttons answer.
review-too-late = Already settled: the message shows how.
review-approved = Goes out at { $time }.
review-undone = Taken back. Nothing was posted.
review-skipped = Skipped. Nothing was posted.
review-swapped = Another picture is coming.
review-rejected = Never again. Nothing was posted.
review-posted = Noted: it is live.
later-answer = I bring it again at { $time }.

# A picture that a person sent.
picture-name = <b>{ $picture }</b>
picture-never = Somebody said never again to this picture, so it is not posted.
picture-setting-up = This is how your next story would look. Nothing is posted until you go live.
picture-setting-up-kept = It is kept for your stories. Nothing is posted until you go live.
picture-live = This is how it looks as a story. Nothing is posted until you say so.
picture-live-kept = This is how it looks as a story. It is in your library already.
picture-idle = This is how it looks as a story. Nothing goes out now; keep it for later?
picture-idle-kept = This is how it looks as a story. It is in your library; nothing goes out now.
picture-unsharp = Telegram shrank it: send it as a file for full quality.
picture-first = Make this my first story
picture-now = Post now
picture-next = Next time
picture-tonight = Tonight { $time }
picture-tomorrow = Tomorrow { $time }
picture-keep = Add to library
picture-undo = Undo
picture-sent = ⏳ Handed to Instagram{ $by }.
picture-by-hand = 🤝 Your turn: I bring you the file below.
picture-goes-out = ⏳ Goes out at { $time }{ $by }.
picture-refused =
    🙅 { $why }
    Nothing was posted.

# What its buttons answer.
picture-answer-by-hand = I hand it to you at { $time }.
picture-answer-goes-out = Goes out at { $time }.
picture-answer-first = This will be your first story.
picture-answer-kept = Added to your library.
picture-answer-kept-before = It is in your library already.
picture-answer-on-its-way = This picture is on its way already. See /queue.
picture-answer-never = Somebody said never again to this picture, so it is not posted.
picture-answer-not-live = Nothing goes out now: stories are paused, or you are not live yet.
picture-answer-over = That time is over, so nothing was posted. Send the picture again.
picture-answer-no-time = No time is free within a week. Try Post now.

# Receipts, and stories that were not posted.
published = ✅ Live on <b>@{ $account }</b> since { $time }.
failed =
    ⚠️ The story for { $time } was <b>not posted</b>{ $reason }.
    The next one goes out as planned.
failed-maybe-live =
    ⚠️ The story for { $time } <b>may be live</b>{ $reason }.
    The next one goes out as planned.
missed =
    ⚠️ { $more ->
        [0] The story for { $time } was
        [1] The story for { $time } and the one after it were
       *[other] The story for { $time } and the { $more } after it were
    } <b>not posted</b>{ $reason }.
    I do not catch up; the next one goes out as planned.
practised = 🧪 Practice, { $time }: now it would be live on @{ $account }. <b>Nothing was posted.</b>
practised-end = Post for real from now on
practice-over = 🧪 Your day of practice is over. Nothing was posted, and nothing will be until you say so.
practice-go-live = Go live
practice-another-day = Practise another day
first-picture =
    🌱 The first picture is here, so I start.
    First story: { $time }.

# The library and the connections.
library-indexed = 📚 Your folder is read: { $folders }.
library-indexed-folder = { $pictures } { $folder }
library-indexed-rejected = { $files } cannot be shown as a story.
library-empty =
    📭 Every picture has been shown lately, so nothing was posted.
    Add pictures to your folder and I go on by myself.
library-empty-repeat = Show the oldest again
library-vanished =
    ⚠️ { $gone } of { $all } pictures are gone from your folder. I left the library as it was.
    Put them back, or choose another folder: /settings → Google Drive.
reconnect-instagram =
    🔑 Instagram no longer lets me in, so stories are held. Nothing was lost.
    Connect it again: what is still in time goes out.
reconnect-google =
    🔑 Google Drive no longer lets me in, so stories are held. Nothing was lost.
    Connect it again: what is still in time goes out.
reconnect-button = Connect again
works-again = ✅ Instagram accepts <b>@{ $account }</b> again. Stories go out as planned.
instagram-away =
    🌩 Instagram answers nobody just now. Stories wait, and go out by themselves once it does.
    What becomes too late is told to its people; nothing is posted twice.
instagram-connected =
    ✅ <b>@{ $account }</b> is connected.
    Nothing is posted until you go live.
google-connected =
    ✅ Google Drive of <b>{ $account }</b> is connected. I can only read it.
    Next: choose the folder with your pictures.

# Moves between the private chat and a group: what their buttons answer.
move-answer-moved = Moved.
move-answer-taken = That group has stories of its own already. Nothing was changed.
move-answer-nothing = There is nothing to move any more. Send /status.
move-answer-apart = Both go on by themselves.
move-answer-back = Moved back.
move-answer-back-taken = This private chat was set up anew meanwhile, so the stories stay in the group.
move-answer-back-late = The day to undo this is over. Nothing was changed.

# /status
next-story = Next story: { $when }.
next-story-none = Your schedule has no upcoming time. Check it in /settings.

status-active = ▶️ <b>Live.</b> { $mode }
status-waiting = 🌱 <b>Waiting for the first picture.</b>
status-paused = ⏸ <b>Paused</b> { $until }. Nothing is posted.
status-paused-by = ⏸ <b>Paused</b> by { $by } { $until }. Nothing is posted.
status-onboarding = 🛠 <b>Not live yet.</b> Nothing is posted. Send /start to finish the set-up.
status-library-none-drive = 🖼 No pictures yet. Send me one or add it to your folder.
status-next = Next: { $times }.
status-library-none = 🖼 No pictures yet. Send me one.
status-library-rests = 🖼 { $pictures ->
    [one] No picture is ready: your only one was used recently or is scheduled. Send me new ones.
   *[other] No picture is ready: all { $pictures } were used recently or are scheduled. Send me new ones.
}
status-library = 🖼 { $pictures ->
    [one] 1 picture ready. It lasts
   *[other] { $pictures } pictures ready. They last
} until { $date }: { $folders }.
status-library-short = 🖼 { $pictures ->
    [one] 1 picture ready. It lasts
   *[other] { $pictures } pictures ready. They last
} less than a day: { $folders }.
status-folder = { $pictures } in { $folder }
status-folders-more = { $folders } and { $more ->
    [one] 1 more folder
   *[other] { $more } more folders
}
status-instagram = ✅ Instagram @{ $account }
status-instagram-quota = ✅ Instagram @{ $account }, { $used } of { $most } stories used in 24 hours
status-instagram-none = Instagram is not connected
status-instagram-lost = ⚠️ Reconnect Instagram: /start
status-google = ✅ Google Drive
status-google-none = Google Drive is not connected
status-google-lost = ⚠️ Reconnect Google Drive: /start
status-queue = Upcoming stories
status-settings = Settings
status-stop = 🛑 Stop everything

mode-review = I ask you before each story.
mode-review-silence = I ask you before each story and post it if you don't answer.
mode-automatic = I post each story automatically and tell you.
mode-manual = I send you each story and you post it.

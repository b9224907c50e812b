# /status
next-story = Next story: { $when }.
next-story-none = No time comes in your plan: see /settings.

status-active = ▶️ <b>Going on.</b> { $mode }
status-waiting = 🌱 <b>Waiting for the first picture.</b> Send me one, or add it to your folder.
status-paused = ⏸ <b>Paused</b> { $until }. Nothing goes out.
status-paused-by = ⏸ <b>Paused</b> by { $by } { $until }. Nothing goes out.
status-onboarding = 🛠 <b>Not live yet.</b> Nothing is posted. Send /start to go on with the set-up.
status-practice = 🧪 Practice: nothing is really posted.
status-next = Next: { $times }.
status-library-none = 🖼 No picture yet: send me one, or add some to your folder.
status-library-rests = 🖼 No picture is ready: all { $pictures } rest. Send me new ones.
status-library = 🖼 { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
} ready, they last until { $date }: { $folders }.
status-library-short = 🖼 { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
} ready, they last less than a day: { $folders }.
status-folder = { $folder } { $pictures }
status-folders-more = { $folders } and { $more } more folders
status-instagram = ✅ Instagram @{ $account }
status-instagram-quota = ✅ Instagram @{ $account }, { $used } of { $most } stories in 24 hours
status-instagram-none = Instagram is not connected
status-instagram-lost = ⚠️ Instagram must be connected again: /start
status-google = ✅ Google Drive
status-google-none = Google Drive is not connected
status-google-lost = ⚠️ Google Drive must be connected again: /start
status-queue = What is coming
status-settings = Settings
status-stop = 🛑 Stop everything

mode-review = I ask you before each story.
mode-review-silence = I ask you before each story, and post it if you do not answer.
mode-automatic = I post by myself and tell you.
mode-manual = I hand you each story, you post it.

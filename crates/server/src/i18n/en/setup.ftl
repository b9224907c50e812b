# The guided set-up.
wizard-back = ‹ Back
wizard-continue = Continue
wizard-look-again = Look again
wizard-looked-again = Updated.
wizard-step-over = That step is done. The newest message shows where you are.

welcome =
    👋 <b>I post your Instagram stories</b> from your own pictures, on your own schedule.
    Send me any photo to see your next story.
    Nothing is posted until you go live.
welcome-skip = Skip for now

instagram-trust =
    <b>Connect Instagram</b>
    ✓ I can post the stories you schedule and see your account's name and type.
    ✕ I can't read messages, change your profile or see your password.
    This bot is run by { $host }. Undo it any time: Instagram → Settings → Website permissions. The link is only for you and works for 10 minutes.
instagram-connect = Connect Instagram
instagram-skip = Skip: I post by hand
instagram-business =
    ✅ <b>@{ $account }</b> is connected.
    It's a Business account, so I can post for you.
instagram-another = Use another account
instagram-lost =
    🔑 I can't access <b>@{ $account }</b> any more.
    Reconnect it, or continue and post by hand.
instagram-creator = <b>@{ $account }</b> is connected, but it isn't a Business account.
instagram-only-business = Instagram lets apps post for Business accounts only.
instagram-still-creator = ⏳ Instagram still says it isn't a Business account. The change can take a minute.
instagram-silent = ⚠️ Instagram isn't responding. Check again in a minute.
instagram-switch = Switching is free and you can switch back, but you lose most licensed music. In Instagram: Settings → Account type → Switch to Business.
instagram-check = Check again
instagram-keep-creator = Keep Creator: I post by hand
instagram-none = No Instagram account is connected yet.
instagram-asking = Checking with Instagram …

drive-trust =
    <b>Your pictures</b>
    Connect Google Drive and choose a folder, or skip and send me photos here.
    ✓ I can read that folder. ✕ I can't change, delete or share anything. Undo it any time at myaccount.google.com.
drive-connect = Connect Google Drive
drive-skip = Skip: I send photos here
drive-connected = ✅ <b>Google Drive</b> is connected. I can only read it.
drive-another = Use another Google account

folder-my-drive = My Drive
folder-path = 📁 <b>{ $path }</b>
folder-path-page = 📁 <b>{ $path }</b> · { $page } of { $pages }
folder-none = There are no folders here. You can also paste a folder's link.
folder-choose = Choose the folder with your pictures. Folders inside it become categories. You can also paste its link.
folder-use-this = Use this folder: { $folder }
folder-open = 📂 { $folder }
folder-use = Use { $folder }
folder-earlier = ‹ Earlier
folder-more = More ›
folder-up = Up
folder-foreign-address = ⚠️ That link isn't from Google Drive. In Drive, open the folder and copy its link.
folder-no-address = ⚠️ That doesn't look like a Drive folder link. In Drive, open the folder and copy its link.
folder-not-a-folder = ⚠️ That link opens a file, not a folder. Paste the folder's link.
folder-no-such-folder = ⚠️ Your Google account can't see that folder. Share it with that account, or choose another folder.
folder-drive-silent = ⚠️ Google Drive isn't responding. Nothing was changed. Try again in a minute.
folder-reading = ⏳ Reading <b>{ $folder }</b> …
folder-takes-a-moment = This can take a few minutes. You can continue in the meantime.
folder-reading-failing = ⚠️ Reading <b>{ $folder }</b> failed.
folder-retrying = Google Drive didn't respond as expected. I'll try again automatically. You can continue in the meantime.
folder-try-again = Try again
folder-another = Another folder
folder-empty =
    📭 <b>{ $folder }</b> has no pictures yet.
    Add some, or continue. I'll start as soon as the first one arrives.
folder-found = 📚 Found { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
} in <b>{ $folder }</b>.
folder-category = { $pictures } in { $category }
folder-categories = { $categories }.
folder-categories-more = { $categories }, and { $more ->
    [one] 1 more folder
   *[other] { $more } more folders
}.
folder-reject = { $reason } ({ $files })
folder-rejected = ⚠️ { $files ->
    [one] 1 file
   *[other] { $files } files
} can't be shown as a story: { $reasons }.
folder-read-again = Read again
folder-not-connected =
    🔑 I can't access Google Drive any more. Nothing was lost.
    Reconnect it to choose a folder.
folder-silent =
    ⚠️ Google Drive isn't responding, so I can't show your folders.
    Nothing was changed. Try again in a minute.
folder-reading-answer = Reading it now.

schedule-suggestion = 🗓 <b>{ $plan }</b> · { $city } time, now { $clock }.
schedule-suggestion-unsure = 🗓 <b>{ $plan }</b> · { $city } time, now { $clock }. Is that your city?
schedule-plan-spread = { $stories ->
    [one] 1 story
   *[other] { $stories } stories
} a day between { $opens } and { $closes }
schedule-plan-times = { $stories ->
    [one] 1 story
   *[other] { $stories } stories
} a day
schedule-next = Next: { $times }.
schedule-next-none = Your schedule has no upcoming time.
schedule-no-picture = There are no pictures yet. I'll start as soon as the first one arrives.
schedule-lasts = { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
}: enough for { $days ->
    [one] 1 day
   *[other] { $days } days
}. I'll tell you when they run out.
schedule-lasts-short = { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
}: enough for less than a day. I'll tell you when they run out.
schedule-accept = Looks good
schedule-change-per-day = Stories a day
schedule-change-hours = Hours
schedule-change-zone = Time zone
schedule-per-day = 🗓 <b>How many stories a day?</b>
schedule-hours = 🗓 <b>Between which hours?</b>
schedule-now = Now: { $plan }.
schedule-close = No change
schedule-zone = 🗓 <b>Where are you?</b>
schedule-no-such-city = ⚠️ I don't know the city “{ $typed }”. Try the nearest large city, or a time zone such as Europe/Berlin.
schedule-choose-city = Choose a city or type yours.
schedule-city = { $city }
schedule-impossible = These hours don't work together. Choose others.

mode-choose =
    <b>Who approves stories?</b>
    Ask me first: I show you each story and post it when you approve. Post automatically: I post it and show you afterwards.
    By hand: I send you the finished story, and you share it with music or stickers. You can change this any time.
mode-only-manual =
    <b>I prepare stories, you post them</b>
    I send you each finished story at its time. Share it in Instagram, then press Posted.
    With a Business account I can post automatically. You can connect one any time.

summary = <b>Ready: { $plan }</b> for { $account }, with { $pictures }.
summary-account = @{ $account }
summary-your-instagram = your Instagram
summary-from-folder = { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
} from { $folder }
summary-from-chat = photos you send me here
summary-pictures = { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
}
summary-first = { $how } First: { $times }.
summary-first-none = { $how } Your schedule has no upcoming time.
summary-go-live = Go live
summary-live = Live. First story: { $time }.
summary-practising = Practice is on: nothing is posted. First story: { $time }.
summary-waiting = I'll start as soon as your first picture arrives.
summary-mode-missing = First choose who approves stories.
summary-account-missing = Connect Instagram for this, or choose to post by hand.
summary-business-missing = Instagram lets apps post for Business accounts only.
summary-picture-missing = There is no picture to practise with yet. Send me one, or go live.
summary-time-missing = This schedule has no upcoming time. Change it.
how-review = I ask you before each story.
how-silence = I ask you, and post if you don't answer.
how-automatic = Stories are posted automatically.
how-manual = I send you each story, and you post it.

live = 🟢 <b>You are live.</b> { $how }
live-account = 🟢 <b>You are live.</b> @{ $account }: { $how }
live-practice = 🧪 <b>Practice.</b> You see everything as if it were live, but nothing is posted.
live-waiting-folder =
    🕊 <b>Ready, waiting for the first picture.</b> Nothing is posted yet.
    Add one to your folder, and I'll start.
live-waiting-chat =
    🕊 <b>Ready, waiting for the first picture.</b> Nothing is posted yet.
    Send me one, and I'll start.
live-paused =
    ⏸ <b>Paused.</b> Nothing is posted.
    Send /pause to see until when, or /resume to continue.
live-refresh = Refresh
live-reconnect-instagram = Reconnect Instagram
live-reconnect-google = Reconnect Google Drive

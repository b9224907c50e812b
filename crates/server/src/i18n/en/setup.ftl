# The guided set-up.
wizard-back = ‹ Back
wizard-continue = Continue
wizard-look-again = Look again
wizard-looked-again = Looked again.
wizard-step-over = That step is over: the newest message shows where we are.

welcome =
    👋 <b>I post your Instagram stories</b> from your own pictures, on your own schedule.
    Send me any photo and I show you your next story.
    Nothing is posted until you go live.
welcome-skip = Skip for now

instagram-trust =
    <b>Connect Instagram</b>
    ✓ I can post stories you planned, and see your account's name and type.
    ✕ I cannot read messages, change your profile or see your password.
    Run by { $host }. Undo it any time: Instagram → Settings → Website permissions. The link is yours alone and opens for ten minutes.
instagram-connect = Connect Instagram
instagram-skip = Skip: I post by hand
instagram-business =
    ✅ <b>@{ $account }</b> is connected.
    It is a Business account, so I can post for you.
instagram-another = Another account
instagram-lost =
    🔑 Instagram no longer lets me in to <b>@{ $account }</b>.
    Connect it again, or go on and post by hand.
instagram-creator = <b>@{ $account }</b> is connected, but it is not a Business account.
instagram-only-business = Only Business accounts can post by apps; that is Instagram's rule, not mine.
instagram-still-creator = ⏳ Instagram still says that it is no Business account. It may take a minute.
instagram-silent = ⚠️ Instagram gave no answer. Please check again in a moment.
instagram-switch = Switching is free and can be undone; most licensed music goes away. In Instagram: Settings → Account type → Switch to Business.
instagram-check = Check again
instagram-keep-creator = Keep Creator: hand me each story
instagram-none = No Instagram account is connected yet.
instagram-asking = Asking Instagram …

drive-trust =
    <b>Your pictures</b>
    Connect Google Drive and I take them from a folder you choose; or skip, and send them to me here.
    ✓ I read that folder. ✕ I cannot change, delete or share anything. Undo it any time at myaccount.google.com.
drive-connect = Connect Google Drive
drive-skip = Skip: I send photos here
drive-connected = ✅ <b>Google Drive</b> is connected. I can only read it.
drive-another = Another Google account

folder-my-drive = My Drive
folder-path = 📁 <b>{ $path }</b>
folder-path-page = 📁 <b>{ $path }</b> · { $page } of { $pages }
folder-none = There are no folders in here. You may also paste a folder's address.
folder-choose = Choose the folder with your pictures: folders inside it become categories. You may also paste its address.
folder-use-this = Use this folder: { $folder }
folder-open = 📂 { $folder }
folder-use = Use { $folder }
folder-earlier = ‹ Earlier
folder-more = More ›
folder-up = Up
folder-foreign-address = ⚠️ That address is not Google Drive's. In Drive, open the folder and copy the address from there.
folder-no-address = ⚠️ That is no address of a folder. In Drive, open the folder and copy its address.
folder-not-a-folder = ⚠️ That leads to a file, not to a folder. Please paste the folder's address.
folder-no-such-folder = ⚠️ The Google account you connected cannot see that folder. Share it with that account, or choose another.
folder-drive-silent = ⚠️ Google Drive gave no answer. Nothing was changed; please try again.
folder-reading = ⏳ Reading <b>{ $folder }</b> …
folder-takes-a-moment = This takes a moment with many pictures; you may go on meanwhile.
folder-reading-failing = ⚠️ Reading <b>{ $folder }</b> …
folder-retrying = Google Drive did not answer as it should. I try again by myself; you may go on meanwhile.
folder-try-again = Try again
folder-another = Another folder
folder-empty =
    📭 <b>{ $folder }</b> is read: there is no picture to show yet.
    Put some in, or go on: I start by myself with the first one.
folder-found = 📚 Your folder is read: <b>{ $folder }</b>, { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
}.
folder-category = { $pictures } { $category }
folder-categories = { $categories }.
folder-categories-more = { $categories }, and { $more } more folders.
folder-reject = { $reason } ({ $files })
folder-rejected = ⚠️ { $files ->
    [one] 1 file
   *[other] { $files } files
} cannot be a story: { $reasons }.
folder-read-again = Read again
folder-not-connected =
    🔑 Google Drive no longer lets me in. Nothing was lost.
    Connect it again to choose a folder.
folder-silent =
    ⚠️ Google Drive gave no answer, so I cannot show your folders.
    Nothing was changed. Please try again in a moment.
folder-reading-answer = Reading it now.

schedule-suggestion = 🗓 <b>{ $plan }</b> · { $city } time, now { $clock }.
schedule-suggestion-unsure = 🗓 <b>{ $plan }</b> · { $city } time, now { $clock }. Is that where you are?
schedule-plan-spread = { $stories ->
    [one] 1 story
   *[other] { $stories } stories
} a day between { $opens } and { $closes }
schedule-plan-times = { $stories ->
    [one] 1 story
   *[other] { $stories } stories
} a day
schedule-next = Next: { $times }.
schedule-next-none = Next: no time comes up.
schedule-no-picture = There is no picture yet: I start by myself with the first one.
schedule-lasts = Your { $pictures ->
    [one] 1 picture lasts
   *[other] { $pictures } pictures last
} { $days ->
    [one] 1 day
   *[other] { $days } days
}; then I tell you.
schedule-lasts-short = Your { $pictures ->
    [one] 1 picture lasts
   *[other] { $pictures } pictures last
} less than a day; then I tell you.
schedule-accept = Right, go on
schedule-change-per-day = Stories a day
schedule-change-hours = Hours
schedule-change-zone = Time zone
schedule-per-day = 🗓 <b>How many stories a day?</b>
schedule-hours = 🗓 <b>Between which hours?</b>
schedule-now = Now: { $plan }.
schedule-close = Leave as it is
schedule-zone = 🗓 <b>Where are you?</b>
schedule-no-such-city = ⚠️ I know no zone of the name “{ $typed }”. Try the largest city nearby, or Europe/Berlin.
schedule-choose-city = Choose a city, or type yours.
schedule-city = { $city }
schedule-impossible = These hours do not fit together. Please choose others.

mode-choose =
    <b>Who has the last word?</b>
    Ask me first: I show each story, it goes out when you tap. By itself: it goes out, you see it afterwards.
    By hand: I send you the finished story, you share it with music or stickers. You can change this any time.
mode-only-manual =
    <b>You post, I prepare</b>
    At each time I send you the finished story; you share it in Instagram and tap Posted.
    With a connected Business account I could post by myself; go back any time.

summary = <b>Ready: { $plan }</b> for { $account }, { $pictures }.
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
summary-first-none = { $how } First: no time comes up.
summary-go-live = Go live
summary-live = Live. First story: { $time }.
summary-practising = Practising: nothing is posted. First story: { $time }.
summary-waiting = I start by myself with the first picture.
summary-mode-missing = First say who has the last word.
summary-account-missing = Instagram must be connected for this, or post by hand.
summary-business-missing = Instagram lets apps post for Business accounts only.
summary-picture-missing = There is no picture to practise with yet. Send me one, or go live.
summary-time-missing = This plan never comes to a time. Please change it.
how-review = I ask you before each story.
how-silence = I ask you, and post if you do not answer.
how-automatic = Stories go out by themselves.
how-manual = I hand you each story, you post it.

live = 🟢 <b>You are live.</b> { $how }
live-account = 🟢 <b>You are live.</b> @{ $account }: { $how }
live-practice = 🧪 <b>You practise.</b> You see everything as it will be, and nothing is posted.
live-waiting-folder =
    🕊 <b>Ready, waiting for the first picture.</b> Nothing is posted yet.
    Put one into your folder: I start by myself.
live-waiting-chat =
    🕊 <b>Ready, waiting for the first picture.</b> Nothing is posted yet.
    Send me one: I start by myself.
live-paused =
    ⏸ <b>Paused.</b> Nothing is posted.
    Send /pause to see until when, or to go on.
live-refresh = Refresh
live-reconnect-instagram = Connect Instagram again
live-reconnect-google = Connect Google Drive again

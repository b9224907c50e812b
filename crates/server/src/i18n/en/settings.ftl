# /settings
settings-plan = ⚙️ <b>Your schedule</b>: { $plan }.
settings-plan-for = ⚙️ <b>Your schedule</b>: { $plan } → @{ $account }.
settings-note = Changes apply to stories scheduled from now on.
settings-practice = 🧪 Practice is on: nothing is really posted.
settings-dry-stop = When pictures run out: tell me
settings-dry-repeat = When pictures run out: repeat the oldest
settings-practice-start = Practise for a day
settings-practice-end = End practice, post for real
settings-change-plan = Change the schedule
settings-instagram = Instagram
settings-google = Google Drive
settings-back = Back
chosen = ● { $choice }

mode-button-review = Ask me first
mode-button-silence = Ask me, post if I don't answer
mode-button-automatic = Post automatically
mode-button-manual = I post by hand

plan-times = { $times } { $days ->
    [7] every day
    [1] on 1 day a week
   *[other] on { $days } days a week
} ({ $city })
plan-spread = { $stories ->
    [one] 1 story
   *[other] { $stories } stories
} a day{ $days ->
    [7] {""}
    [1] , on 1 day a week
   *[other] , on { $days } days a week
}, between { $from } and { $to } ({ $city })
plan-varies = { $plan }, at slightly different times each day

settings-mode-changed = Saved. It applies to stories scheduled from now on.
settings-connect-first = Connect Instagram first. Without it, I can only send you each story to post by hand.
settings-dry-stops = When pictures run out, I'll stop and tell you.
settings-dry-repeats = When pictures run out, I'll repeat the oldest.
settings-set-up-first = Finish the set-up first: /start.
settings-practising = Practice is on for a day. Nothing is posted.
settings-for-real = Practice is off. From now on, stories are really posted.
settings-was-for-real = Practice was already off. Nothing was changed.

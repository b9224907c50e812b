# /settings
settings-plan = ⚙️ <b>Your plan</b>: { $plan }.
settings-plan-for = ⚙️ <b>Your plan</b>: { $plan } → @{ $account }.
settings-note = A change counts for the stories planned from then on.
settings-practice = 🧪 You practise: nothing is really posted.
settings-dry-stop = When all is shown: tell me
settings-dry-repeat = When all is shown: show the oldest again
settings-practice-start = Practise for a day
settings-practice-end = Stop practising, post for real
settings-change-plan = Change the plan
settings-instagram = Instagram
settings-google = Google Drive
settings-back = Back
chosen = ● { $choice }

mode-button-review = Ask me first
mode-button-silence = Ask me, post if I don't answer
mode-button-automatic = Post by itself
mode-button-manual = I post by hand

plan-times = { $times } { $days ->
    [7] a day
    [1] on 1 day a week
   *[other] on { $days } days a week
} ({ $city })
plan-spread = { $stories } a day{ $days ->
    [7] {""}
    [1] , on 1 day a week
   *[other] , on { $days } days a week
}, { $hours } h ({ $city })
plan-varies = { $plan }, a little different each day

settings-mode-changed = Changed for the stories planned from now on.
settings-connect-first = Connect Instagram first: without it I can only hand you each story.
settings-dry-stops = When every picture was shown, I stop and tell you.
settings-dry-repeats = When every picture was shown, the oldest comes again.
settings-set-up-first = First finish the set-up: /start.
settings-practising = Practising for a day: nothing is posted.
settings-for-real = From now on stories are really posted.
settings-was-for-real = You do not practise any more. Nothing was changed.

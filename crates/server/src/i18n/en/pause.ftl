# A pause, a stop, and what their buttons answer.
pause-button = ⏸ Pause
resume-button = ▶️ Resume
pause-ask =
    ⏸ How long shall I hold stories?
    What passes meanwhile is not caught up with.
pause-hour = 1 hour
pause-tomorrow = Until tomorrow
pause-until-i-resume = Until I resume
pause-until = until { $when }
pause-until-resumed = until somebody resumes
paused =
    ⏸ <b>Paused</b> { $until }.
    Nothing goes out meanwhile.
paused-by =
    ⏸ <b>Paused</b> by { $by } { $until }.
    Nothing goes out meanwhile.
resumed = ▶️ <b>Going on.</b>
resumed-at-its-end = ▶️ The pause is over. <b>Going on.</b>
resumed-already = ▶️ Stories are going on; nothing was paused.
pause-not-live = 🛠 Not live yet: nothing goes out. Send /start to go on with the set-up.
pause-answer = Paused. Nothing goes out meanwhile.
pause-not-live-answer = Nothing is going out yet: send /start to finish the set-up.
resume-answer = Going on.
resume-already-answer = It is going on already.

stopped = 🛑 <b>Stopped.</b> { $held }
stopped-until = Nothing goes out until somebody resumes.
stopped-none = Nothing was waiting.
stopped-held = { $stories ->
    [one] 1 story was taken back, it is not posted.
   *[other] { $stories } stories were taken back, they are not posted.
}
stopped-sent = ⚠️ I could not hold { $stories }: look at your profile.
stopped-sent-more = ⚠️ I could not hold { $stories }, and { $more } more: look at your profile.
stopped-sent-story = <b>{ $picture }</b>, handed to Instagram at { $time }
stopped-undo = Undo stop
stop-undone = ▶️ <b>Going on.</b>
stop-undone-stays = ▶️ <b>Going on.</b> { $stories ->
    [one] The story taken back stays taken back.
   *[other] The { $stories } stories taken back stay taken back.
}
stop-answer = Stopped.
stop-undo-answer = Going on. What was taken back stays taken back.

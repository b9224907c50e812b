# Pausing and stopping, and the answers to their buttons.
pause-button = ⏸ Pause
resume-button = ▶️ Resume
pause-ask =
    ⏸ Pause for how long?
    Stories due during the pause are skipped, not posted later.
pause-hour = 1 hour
pause-tomorrow = Until tomorrow
pause-until-i-resume = Until someone resumes
pause-until = until { $when }
pause-until-resumed = until someone resumes
paused =
    ⏸ <b>Paused</b> { $until }.
    Nothing is posted during the pause.
paused-by =
    ⏸ <b>Paused</b> by { $by } { $until }.
    Nothing is posted during the pause.
resumed = ▶️ <b>Resumed.</b>
resumed-at-its-end = ▶️ The pause has ended. <b>Resumed.</b>
resumed-already = ▶️ Stories aren't paused.
pause-not-live = 🛠 Not live yet: nothing is posted. Send /start to finish the set-up.
pause-answer = Paused. Nothing is posted during the pause.
pause-not-live-answer = Nothing is posted yet. Send /start to finish the set-up.
resume-answer = Resumed.
resume-already-answer = Stories aren't paused.

stopped = 🛑 <b>Stopped.</b> { $held }
stopped-until = Nothing is posted until someone resumes.
stopped-not-live = Nothing is posted before the set-up is finished.
stopped-none = No story was waiting.
stopped-held = { $stories ->
    [one] 1 story was cancelled and won't be posted.
   *[other] { $stories } stories were cancelled and won't be posted.
}
stopped-sent = ⚠️ I couldn't stop { $stories }. Check your profile.
stopped-sent-more = ⚠️ I couldn't stop { $stories }, and { $more } more. Check your profile.
stopped-sent-story = <b>{ $picture }</b>, sent to Instagram at { $time }
stopped-undo = Undo stop
stop-undone = ▶️ <b>Resumed.</b>
stop-undone-stays = ▶️ <b>Resumed.</b> { $stories ->
    [one] The cancelled story won't be posted.
   *[other] The { $stories } cancelled stories won't be posted.
}
stop-answer = Stopped.
stop-undo-answer = Resumed. Cancelled stories won't be posted.

# Pages in the browser.
page-title = { $heading } – Storyline
page-not-found = Not found
page-not-found-text = There is nothing here.

trust-heading = Connect { $provider }
trust-asked = Requested by <strong>{ $starter }</strong> in <strong>{ $chat }</strong>.
trust-member = a member of the chat
trust-private-chat = your private chat
trust-continue = Continue
trust-unexpected = Not expecting this page? Close it. Nothing has been connected.
trust-instagram-can-post = Post the stories you schedule
trust-instagram-can-see = See your account's name and type
trust-instagram-cannot-read = Read or send messages
trust-instagram-cannot-change = Change your profile or your password
trust-instagram-cannot-delete = Delete anything
trust-instagram-undo = Undo it any time in Instagram: Settings, Website permissions, Apps and websites.
trust-google-can-see = See the names of your folders
trust-google-can-read = Read the pictures in the folder you choose
trust-google-cannot-change = Change, move or delete a file
trust-google-cannot-share = Share anything
trust-google-undo = Undo it any time at myaccount.google.com under Third-party apps.

connected-heading = Connected
connected-text = { $name } is connected.
connected-next = Go back to the chat. It already shows the next step.

not-pressed-heading = Nothing was connected
not-pressed-text = This request didn't come from our page, or your browser didn't keep our cookie.
not-pressed-next = Open the link in the chat again and press Continue there. Do this only if you asked for the link.

refused-again = Send /start to the bot for a new link.
refused-failed-heading = That didn't work
refused-failed-text = Nothing was connected. The other service didn't respond as expected.
refused-unknown-heading = This link doesn't work
refused-unknown-text = It may have been replaced by a newer one.
refused-expired-heading = This link has expired
refused-expired-text = A link works for 10 minutes.
refused-used-heading = This link was already used
refused-used-text = Each link works once. If that was you, everything is fine.
refused-other-provider-heading = Wrong service
refused-other-provider-text = You signed in to a different service. Nothing was connected.
refused-other-browser-heading = Continue in the browser you started in
refused-other-browser-text = You pressed Continue in another browser, so nothing was connected.
refused-other-browser-next = Open the link from the chat again in this browser and press Continue here.
refused-denied-heading = Nothing was connected
refused-denied-text = You declined, so nothing was connected.
refused-permission-heading = One permission is missing
refused-permission-text = I need every permission on the list, so nothing was connected.
refused-provider-heading = Not available here
refused-provider-text = The operator hasn't set up this service.

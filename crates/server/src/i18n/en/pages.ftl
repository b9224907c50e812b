# Pages in the browser.
page-title = { $heading } – Storyline
page-not-found = Not found
page-not-found-text = There is nothing here.

trust-heading = Connect { $provider }
trust-asked = <strong>{ $starter }</strong> asked for this in <strong>{ $chat }</strong>.
trust-member = a member of the chat
trust-private-chat = your private chat
trust-continue = Continue
trust-unexpected = You did not expect this page? Close it: nothing has happened.
trust-instagram-can-post = Post stories that you planned
trust-instagram-can-see = See your account's name and type
trust-instagram-cannot-read = Read or send messages
trust-instagram-cannot-change = Change your profile or your password
trust-instagram-cannot-delete = Delete anything
trust-instagram-undo = Undo it any time in Instagram: Settings, Website permissions, Apps and websites.
trust-google-can-see = See the names of your folders
trust-google-can-read = Read the pictures in the folder you choose
trust-google-cannot-change = Change, move or delete a file
trust-google-cannot-share = Share anything with anybody
trust-google-undo = Undo it any time at myaccount.google.com under Third-party apps.

connected-heading = Connected
connected-text = { $name } is connected.
connected-next = Go back to the chat: it knows already, and says what comes next.

not-pressed-heading = Continue was not pressed on our page
not-pressed-text = Nothing was connected. Another page sent your browser here, or your browser did not keep our cookie.
not-pressed-next = Open the link in the chat again and press Continue there. Press it only if you asked for the link.

refused-again = Send /start to the bot for a new link.
refused-failed-heading = That did not work
refused-failed-text = Nothing was connected. The other side did not answer as it should.
refused-unknown-heading = This link opens nothing
refused-unknown-text = It may be replaced by a newer one.
refused-expired-heading = This link has ended
refused-expired-text = A link opens for ten minutes.
refused-used-heading = This link was used
refused-used-text = Each link works once. If it was you, all is well.
refused-other-provider-heading = That does not fit
refused-other-provider-text = This answer belongs to another account. Nothing was connected.
refused-other-browser-heading = Please go on in the browser you started in
refused-other-browser-text = You pressed Continue in another browser, so nothing was connected.
refused-other-browser-next = Open the link from the chat again in this browser and press Continue here.
refused-denied-heading = Nothing was connected
refused-denied-text = You said no, and that is fine.
refused-permission-heading = One permission is missing
refused-permission-text = Without every ticked permission I cannot do my work, so nothing was connected.
refused-provider-heading = Not offered here
refused-provider-text = Whoever runs this bot has not set this up.

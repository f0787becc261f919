package codev.infra.systemtest;

/** A session that a new group has planned, and the windows of the people who have its page open. */
final class BrowserRoom implements AutoCloseable {
  final Meeting meeting = new Meeting(Platform.running().address(), Platform.running()::token);
  final Browser browser = new Browser(Platform.running().address());

  BrowserRoom() {
    meeting.found();
  }

  /** A person at a desk, signed in, on the session's page. */
  BrowserUser atADesk(String username) {
    return onThePage(browser.atADesk(username));
  }

  /** A person with a phone, signed in, on the session's page. */
  BrowserUser onAPhone(String username) {
    return onThePage(browser.onAPhone(username));
  }

  private BrowserUser onThePage(BrowserUser person) {
    person.open("/sessions/" + meeting.session);
    return person;
  }

  @Override
  public void close() {
    browser.close();
  }
}

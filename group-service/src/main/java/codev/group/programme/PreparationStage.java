package codev.group.programme;

/** What is done one after the other until the groups of a programme meet. */
public enum PreparationStage {
  PARTICIPANTS("participants"),
  GROUPS("composition"),
  CALENDARS("calendars"),
  INVITATIONS("answers"),
  /** All is prepared. */
  SESSIONS("");

  private final String page;

  PreparationStage(String page) {
    this.page = page;
  }

  /** Where it is done, below the page of the programme. */
  public String page() {
    return page;
  }

  public boolean isBefore(PreparationStage other) {
    return compareTo(other) < 0;
  }
}

package codev.gateway.status;

/**
 * What an instance has answered.
 *
 * @param status 0 where nothing has come in time
 */
record Answer(int status, String text) {
  static final Answer NONE = new Answer(0, "");

  boolean isOk() {
    return status == 200;
  }
}

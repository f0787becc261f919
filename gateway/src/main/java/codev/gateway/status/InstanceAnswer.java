package codev.gateway.status;

/**
 * What an instance has answered.
 *
 * @param status 0 where nothing has come in time
 */
record InstanceAnswer(int status, String text) {
  static final InstanceAnswer NONE = new InstanceAnswer(0, "");

  boolean isOk() {
    return status == 200;
  }
}

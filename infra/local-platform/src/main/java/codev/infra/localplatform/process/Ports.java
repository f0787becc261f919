package codev.infra.localplatform.process;

/**
 * The ports of one platform, counted from the gateway's.
 *
 * @param gateway the only one that people and clients use
 */
public record Ports(int gateway) {

  public static final int DEFAULT = 8080;

  public int identity() {
    return gateway + 1;
  }

  public int groups(int instance) {
    return block(instance) + 2;
  }

  public int sessions(int instance) {
    return block(instance) + 3;
  }

  public int learning(int instance) {
    return block(instance) + 4;
  }

  public int postgres() {
    return gateway + 5;
  }

  public int kafka() {
    return gateway + 6;
  }

  public int kafkaController() {
    return gateway + 7;
  }

  public int views() {
    return gateway + 8;
  }

  /** Where e-mails are read. */
  public int mail() {
    return gateway + 9;
  }

  public int smtp() {
    return gateway + 10;
  }

  /** Where the page of the status is. */
  public int status() {
    return gateway + 11;
  }

  public String statusPage() {
    return "http://localhost:" + status();
  }

  public String mailPage() {
    return "http://localhost:" + mail();
  }

  public String address() {
    return "http://localhost:" + gateway;
  }

  public String issuer() {
    return "http://localhost:" + identity();
  }

  /** The first instances have theirs beside all others, each further one in a block of its own. */
  private int block(int instance) {
    return instance == 1 ? gateway : gateway + 10 * instance;
  }
}

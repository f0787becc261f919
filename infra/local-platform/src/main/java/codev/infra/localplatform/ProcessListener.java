package codev.infra.localplatform;

/** Receives the state changes of a supervised process. */
interface ProcessListener {
  void changed();

  void report(String name, String line);
}

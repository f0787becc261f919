package codev.infra.simulator.scenario;

/** Told how far a play has come. */
public interface ProgressListener {
  /** So much more is to be done. */
  void expect(int more);

  /** A part of it is done. */
  void done();
}

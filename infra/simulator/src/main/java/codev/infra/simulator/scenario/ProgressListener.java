package codev.infra.simulator.scenario;

/** Receives the progress of a simulation. */
public interface ProgressListener {
  /** So much more is to be done. */
  void expect(int additional);

  /** A part of it is done. */
  void done();
}

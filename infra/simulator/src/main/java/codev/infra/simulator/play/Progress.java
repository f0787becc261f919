package codev.infra.simulator.play;

/** Told how far a play has come. */
public interface Progress {
  /** So much more is to be done. */
  void expect(int more);

  /** A part of it is done. */
  void done();
}

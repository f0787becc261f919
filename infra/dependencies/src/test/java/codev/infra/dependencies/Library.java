package codev.infra.dependencies;

/**
 * A library in a version.
 *
 * @param artifact group and artifact, joined by a colon
 */
record Library(String artifact, String version) {
  /** How the file of this library begins, without what tells platforms apart. */
  String filePrefix() {
    return artifact.substring(artifact.indexOf(':') + 1) + "-" + version;
  }

  @Override
  public String toString() {
    return artifact + ":" + version;
  }
}

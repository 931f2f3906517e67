package io.gondola.kubelet.probe;

/** What the kubelet believes of a container; UNKNOWN also stands for "no result yet". */
public enum ProbeResult {
  UNKNOWN,
  SUCCESS,
  FAILURE
}

-- AlterTable
ALTER TABLE "FollowUp" ADD COLUMN "answers" JSONB;
ALTER TABLE "FollowUp" ADD COLUMN "scores" JSONB;

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "problemId" INTEGER,
    "claimId" INTEGER,
    "departmentId" INTEGER,
    "round" INTEGER NOT NULL,
    "asks" JSONB NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Approval_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Approval_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Approval_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Approval_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Approval_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Approval_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "approvalId" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "words" TEXT,
    "gesture" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Decision_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "Approval" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "fen" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "special" BOOLEAN NOT NULL DEFAULT false,
    "departmentId" INTEGER NOT NULL,
    "problemId" INTEGER,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "receivedAt" DATETIME,
    CONSTRAINT "Claim_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Claim_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PointEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "brandId" INTEGER NOT NULL,
    "complaintId" INTEGER,
    "departmentId" INTEGER,
    "personId" INTEGER,
    "why" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "remark" TEXT,
    "month" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "createdBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "decidedBy" INTEGER,
    "decidedAt" DATETIME,
    CONSTRAINT "PointEntry_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PointEntry_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PointEntry_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PointEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Signature" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "box" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "remark" TEXT,
    "gesture" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Signature_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Signature_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FormCopy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "personId" INTEGER,
    "gesture" TEXT,
    "receivedAt" DATETIME,
    CONSTRAINT "FormCopy_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FormCopy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assist" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "problemId" INTEGER,
    "departmentId" INTEGER NOT NULL,
    "task" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "personId" INTEGER,
    "gesture" TEXT,
    "acknowledgedAt" DATETIME,
    "doneAt" DATETIME,
    CONSTRAINT "Assist_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assist_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Assist_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assist_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Investigation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "background" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Investigation_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Investigation_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Investigation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Consultation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "text" TEXT NOT NULL,
    "answer" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "complaintId" INTEGER,
    "visitId" INTEGER,
    "roomId" INTEGER NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "Consultation_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Consultation_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Consultation_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "delivered" INTEGER NOT NULL,
    "alertedFaults" JSONB NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Batch_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "personId" INTEGER,
    "gesture" TEXT,
    "at" DATETIME,
    CONSTRAINT "Handover_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Handover_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Complaint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "visitId" INTEGER,
    "roomId" INTEGER NOT NULL,
    "threadId" INTEGER,
    "severity" TEXT NOT NULL DEFAULT 'ordinary',
    "state" TEXT NOT NULL DEFAULT 'registered',
    "round" INTEGER NOT NULL DEFAULT 1,
    "policyId" INTEGER,
    "channel" TEXT,
    "heardAt" DATETIME,
    "demand" TEXT,
    "breach" BOOLEAN,
    "reportedAt" DATETIME,
    "outcome" TEXT,
    "createdBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "Complaint_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Complaint_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Complaint_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "PolicyVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Complaint" ("brandId", "closedAt", "code", "createdAt", "createdBy", "customerId", "id", "roomId", "round", "severity", "state", "threadId", "visitId") SELECT "brandId", "closedAt", "code", "createdAt", "createdBy", "customerId", "id", "roomId", "round", "severity", "state", "threadId", "visitId" FROM "Complaint";
DROP TABLE "Complaint";
ALTER TABLE "new_Complaint" RENAME TO "Complaint";
CREATE UNIQUE INDEX "Complaint_threadId_key" ON "Complaint"("threadId");
CREATE INDEX "Complaint_brandId_state_idx" ON "Complaint"("brandId", "state");
CREATE INDEX "Complaint_brandId_createdAt_idx" ON "Complaint"("brandId", "createdAt");
CREATE INDEX "Complaint_customerId_createdAt_idx" ON "Complaint"("customerId", "createdAt");
CREATE UNIQUE INDEX "Complaint_brandId_code_key" ON "Complaint"("brandId", "code");
CREATE TABLE "new_Evidence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "fileId" INTEGER NOT NULL,
    "complaintId" INTEGER,
    "problemId" INTEGER,
    "visitId" INTEGER,
    "personId" INTEGER,
    "roomId" INTEGER NOT NULL,
    "threadId" INTEGER,
    "shows" TEXT,
    "claimId" INTEGER,
    "batch" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Evidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Evidence_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Evidence_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Evidence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Evidence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Evidence" ("at", "batch", "complaintId", "fileId", "id", "personId", "problemId", "roomId", "threadId", "visitId") SELECT "at", "batch", "complaintId", "fileId", "id", "personId", "problemId", "roomId", "threadId", "visitId" FROM "Evidence";
DROP TABLE "Evidence";
ALTER TABLE "new_Evidence" RENAME TO "Evidence";
CREATE INDEX "Evidence_complaintId_idx" ON "Evidence"("complaintId");
CREATE INDEX "Evidence_visitId_idx" ON "Evidence"("visitId");
CREATE INDEX "Evidence_batch_idx" ON "Evidence"("batch");
CREATE INDEX "Evidence_fileId_idx" ON "Evidence"("fileId");
CREATE TABLE "new_Problem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'routed',
    "plan" TEXT,
    "promisedDay" TEXT,
    "solution" TEXT,
    "cause" JSONB,
    "causeDetail" TEXT,
    "root" BOOLEAN NOT NULL DEFAULT false,
    "batch" TEXT,
    "fault" TEXT,
    "faultOfId" INTEGER,
    "faultBy" INTEGER,
    "faultAt" DATETIME,
    CONSTRAINT "Problem_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Problem_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Problem_faultOfId_fkey" FOREIGN KEY ("faultOfId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Problem" ("complaintId", "departmentId", "id", "number", "plan", "promisedDay", "solution", "state", "text") SELECT "complaintId", "departmentId", "id", "number", "plan", "promisedDay", "solution", "state", "text" FROM "Problem";
DROP TABLE "Problem";
ALTER TABLE "new_Problem" RENAME TO "Problem";
CREATE INDEX "Problem_departmentId_state_idx" ON "Problem"("departmentId", "state");
CREATE INDEX "Problem_batch_fault_idx" ON "Problem"("batch", "fault");
CREATE UNIQUE INDEX "Problem_complaintId_number_key" ON "Problem"("complaintId", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Approval_complaintId_state_idx" ON "Approval"("complaintId", "state");

-- CreateIndex
CREATE INDEX "Approval_brandId_state_idx" ON "Approval"("brandId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_approvalId_step_key" ON "Decision"("approvalId", "step");

-- CreateIndex
CREATE INDEX "Claim_brandId_createdAt_idx" ON "Claim"("brandId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_complaintId_number_key" ON "Claim"("complaintId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PointEntry_key_key" ON "PointEntry"("key");

-- CreateIndex
CREATE INDEX "PointEntry_brandId_month_state_idx" ON "PointEntry"("brandId", "month", "state");

-- CreateIndex
CREATE INDEX "PointEntry_brandId_state_idx" ON "PointEntry"("brandId", "state");

-- CreateIndex
CREATE INDEX "PointEntry_complaintId_idx" ON "PointEntry"("complaintId");

-- CreateIndex
CREATE UNIQUE INDEX "Signature_complaintId_round_box_key" ON "Signature"("complaintId", "round", "box");

-- CreateIndex
CREATE UNIQUE INDEX "FormCopy_complaintId_round_form_holder_key" ON "FormCopy"("complaintId", "round", "form", "holder");

-- CreateIndex
CREATE INDEX "Assist_complaintId_departmentId_idx" ON "Assist"("complaintId", "departmentId");

-- CreateIndex
CREATE INDEX "Investigation_complaintId_departmentId_idx" ON "Investigation"("complaintId", "departmentId");

-- CreateIndex
CREATE INDEX "Consultation_brandId_state_idx" ON "Consultation"("brandId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Consultation_brandId_code_key" ON "Consultation"("brandId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Batch_brandId_name_key" ON "Batch"("brandId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Handover_brandId_day_key" ON "Handover"("brandId", "day");

-- CreateIndex
CREATE INDEX "FollowUp_at_idx" ON "FollowUp"("at");

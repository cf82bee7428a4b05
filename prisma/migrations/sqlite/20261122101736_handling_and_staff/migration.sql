-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "birthday" TEXT;

-- AlterTable
ALTER TABLE "Problem" ADD COLUMN "callBy" DATETIME;

-- CreateTable
CREATE TABLE "Urge" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "personId" INTEGER,
    "gesture" TEXT,
    "answeredAt" DATETIME,
    CONSTRAINT "Urge_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Urge_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Urge_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Accused" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "toldAt" DATETIME,
    CONSTRAINT "Accused_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Accused_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Award" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedBy" INTEGER,
    "decidedAt" DATETIME,
    CONSTRAINT "Award_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Award_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Award_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Award_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CustomerNote" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "CustomerNote_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CustomerNote_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CustomerNote_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedBy" INTEGER,
    "decidedAt" DATETIME,
    CONSTRAINT "Answer_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Answer_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    "partner" BOOLEAN NOT NULL DEFAULT false,
    "contract" TEXT,
    "secret" BOOLEAN NOT NULL DEFAULT false,
    "checkedAt" DATETIME,
    "boardAt" DATETIME,
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
INSERT INTO "new_Complaint" ("brandId", "breach", "channel", "closedAt", "code", "createdAt", "createdBy", "customerId", "demand", "heardAt", "id", "outcome", "policyId", "reportedAt", "roomId", "round", "severity", "state", "threadId", "visitId") SELECT "brandId", "breach", "channel", "closedAt", "code", "createdAt", "createdBy", "customerId", "demand", "heardAt", "id", "outcome", "policyId", "reportedAt", "roomId", "round", "severity", "state", "threadId", "visitId" FROM "Complaint";
DROP TABLE "Complaint";
ALTER TABLE "new_Complaint" RENAME TO "Complaint";
CREATE UNIQUE INDEX "Complaint_threadId_key" ON "Complaint"("threadId");
CREATE INDEX "Complaint_brandId_state_idx" ON "Complaint"("brandId", "state");
CREATE INDEX "Complaint_brandId_createdAt_idx" ON "Complaint"("brandId", "createdAt");
CREATE INDEX "Complaint_customerId_createdAt_idx" ON "Complaint"("customerId", "createdAt");
CREATE UNIQUE INDEX "Complaint_brandId_code_key" ON "Complaint"("brandId", "code");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Urge_complaintId_departmentId_idx" ON "Urge"("complaintId", "departmentId");

-- CreateIndex
CREATE INDEX "Accused_personId_idx" ON "Accused"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Accused_complaintId_personId_key" ON "Accused"("complaintId", "personId");

-- CreateIndex
CREATE INDEX "Award_brandId_state_idx" ON "Award"("brandId", "state");

-- CreateIndex
CREATE INDEX "Award_complaintId_idx" ON "Award"("complaintId");

-- CreateIndex
CREATE INDEX "CustomerNote_customerId_idx" ON "CustomerNote"("customerId");

-- CreateIndex
CREATE INDEX "CustomerNote_brandId_kind_createdAt_idx" ON "CustomerNote"("brandId", "kind", "createdAt");

-- CreateIndex
CREATE INDEX "Answer_brandId_state_idx" ON "Answer"("brandId", "state");
